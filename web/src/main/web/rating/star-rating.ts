import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ratingChanges, ratingMean } from '../api/counts.js';
import { Problem } from '../api/problem.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { controls } from '../style/controls.js';
import { fetchMine, fetchRating, rate } from './calls.js';
import { histogramStyles } from './histogram.js';
import { ratingStyles } from './rating-styles.js';
import { StructuredData } from './structured-data.js';
import { compactResult, legend, MEANING, result } from './result.js';
import { room } from './room.js';
import { oneStar, starStyles } from './stars.js';
import { empty, STARS, withVote, type Rating } from './types.js';
import { rememberVote, votedHere } from './voted-here.js';
import type { Key } from '../i18n/index.js';

/** The vote with its legend and result, or with `compact` only the mean of an article in a list. */
export class StarRating extends SpeakingElement {
  static override styles = [tokens, controls, starStyles, histogramStyles, ratingStyles];

  @property() site = '';
  @property() article = '';
  @property({ type: Boolean, reflect: true }) compact = false;
  /** Whether the page carries structured data for search engines. */
  @property({ type: Boolean, attribute: 'structured-data' }) structured = false;

  @state() private rating: Rating | undefined;
  @state() private failed = false;
  @state() private error = '';
  @state() private notice = '';
  @state() private signInNeeded = false;
  @state() private signingIn = false;
  /** The stars that the reader gave before signing in. */
  private waiting: number | null | undefined;

  /** What the service last acknowledged, to go back to. */
  private kept: Rating | undefined;
  private wanted: number | null | undefined;
  private sending = false;
  /** The vote that is on its way, or was last. */
  private sent: number | null | undefined;
  /** How many votes the service has acknowledged. */
  private acknowledged = 0;
  private stopListening = (): void => {};
  private readonly data = new StructuredData();

  constructor() {
    super();
    new WithSession(
      this,
      () => void this.fetchMine().then(() => this.resume()),
      () => !this.compact,
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.stopListening = ratingChanges.listen((change) => {
      if (this.compact && change.site === this.site && change.article === this.article) {
        this.rating = { ...empty(this.article), count: change.count, average: change.average };
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stopListening();
    this.data.remove();
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('article')) && this.site && this.article) {
      void (this.compact ? this.fetchMean() : this.fetch());
    }
  }

  override render() {
    return this.compact ? compactResult(this, this.rating ?? empty(this.article)) : this.renderFull();
  }

  private renderFull(): TemplateResult {
    const rating = this.rating ?? empty(this.article);
    return html`<div class="rating">
      <form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset ?disabled=${!this.rating}>
          <legend>${legend(this)}</legend>
          <div class="choices">${STARS.map((star) => this.choice(star, rating.mine ?? 0))}</div>
        </fieldset>
        <p class="mine">
          ${rating.mine
            ? html`<span>${this.say('yourVote', { stars: rating.mine })}</span>
                <button type="button" class="plain" @click=${() => this.vote(null)}>${this.say('withdraw')}</button>`
            : html`<span class="soft">${this.say('noVoteYet')}</span>`}
        </p>
      </form>
      ${result(this, rating)}
      <div class="messages">
        ${room(this)}
        <div>
          <p role="status">${this.notice}</p>
          <p class="error" role="alert">${this.renderError()}</p>
        </div>
      </div>
      ${this.signInNeeded && this.signingIn
        ? html`<reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`
        : nothing}
    </div>`;
  }

  private choice(star: number, mine: number): TemplateResult {
    return html`<label class=${star <= mine ? 'lit' : ''}>
      <input
        type="radio"
        name="stars"
        value=${star}
        .checked=${mine === star}
        @change=${() => this.vote(star)}
      />
      ${oneStar(star <= mine)}
      <span class="unseen">${this.say('starCount', { stars: star })}: </span
      ><span class="meaning">${this.say(MEANING[star - 1]!)}</span>
    </label>`;
  }

  private renderError(): TemplateResult | typeof nothing | string {
    if (this.failed) {
      return html`${this.say('starsUnavailable')}
        <button type="button" class="plain" @click=${() => this.fetch()}>${this.say('tryAgain')}</button>`;
    }
    if (this.signInNeeded) {
      return html`${this.say('signInToRate')}
        <button type="button" class="plain" aria-expanded=${this.signingIn} @click=${() => (this.signingIn = !this.signingIn)}>
          ${this.say('signInOrRegister')}
        </button>`;
    }
    return this.error || nothing;
  }

  private async fetchMean(): Promise<void> {
    try {
      const mean = await ratingMean(this.site, this.article);
      this.rating = { ...empty(this.article), ...mean };
    } catch {
      this.rating = undefined;
    }
  }

  private async fetch(): Promise<void> {
    try {
      this.show({ ...empty(this.article), ...(await fetchRating(this.site, this.article)) });
      this.failed = false;
      this.tellSearchEngines();
      await session.load();
      await this.fetchMine();
    } catch {
      this.failed = true;
    }
  }

  private async fetchMine(): Promise<void> {
    const rating = this.kept;
    if (this.compact || !rating) {
      return;
    }
    const { acknowledged } = this;
    try {
      const mine = session.reader || votedHere() ? await fetchMine(this.site, this.article) : null;
      if (acknowledged === this.acknowledged) {
        this.showMine({ ...(this.kept ?? rating), mine });
      }
    } catch {
      // The result is shown all the same; a vote says what is wrong.
    }
  }

  /** While another vote is on its way, this is only what to go back to. */
  private showMine(rating: Rating): void {
    if (this.sending) {
      this.kept = rating;
    } else {
      this.show(rating);
      this.signInNeeded &&= !session.reader;
    }
  }

  private show(rating: Rating): void {
    this.kept = rating;
    this.rating = rating;
    ratingChanges.announce({ ...rating, site: this.site, article: this.article });
  }

  private tellSearchEngines(): void {
    if (this.structured) {
      void this.data.write(this.site, this.article);
    }
  }

  /** Shows the vote at once and sends it; votes made meanwhile wait, and only the last of them is sent. */
  private vote(stars: number | null): void {
    if (!this.rating) {
      return;
    }
    this.rating = withVote(this.rating, this.rating.mine ?? null, stars);
    this.wanted = stars;
    if (!this.sending) {
      void this.send();
    }
  }

  private async send(): Promise<void> {
    this.sending = true;
    this.error = this.notice = '';
    this.signInNeeded = this.signingIn = false;
    this.waiting = undefined;
    try {
      while (this.wanted !== undefined) {
        const stars = (this.sent = this.wanted);
        this.wanted = undefined;
        const before = this.kept;
        const answer = await rate(this.site, this.article, stars);
        this.acknowledged++;
        if (!session.reader) {
          rememberVote();
        }
        const rating = { ...empty(this.article), ...answer, mine: stars };
        if (this.wanted === undefined) {
          this.show(rating);
          this.tellSearchEngines();
          this.notice = this.say(stars ? thanks(before, rating) : 'voteWithdrawn');
        } else {
          this.kept = rating;
        }
      }
    } catch (error) {
      this.rollBack(error);
    } finally {
      this.sending = false;
    }
  }

  private rollBack(error: unknown): void {
    const stars = this.wanted ?? this.sent;
    this.wanted = undefined;
    this.rating = this.kept;
    this.signInNeeded = error instanceof Problem && error.status === 401;
    this.error = this.signInNeeded ? '' : this.explain(error);
    if (this.signInNeeded) {
      this.waiting = stars;
      session.lost();
    }
  }

  /** Gives the stars for which the reader has signed in. */
  private resume(): void {
    if (session.reader && this.waiting !== undefined) {
      this.vote(this.waiting);
    }
  }
}

/** A vote without an account is kept at once, and joins the others after a while. */
function thanks(before: Rating | undefined, after: Rating): Key {
  const waits = !session.reader && !before?.mine && after.count <= (before?.count ?? 0);
  return waits ? 'voteWaits' : 'voteKept';
}
