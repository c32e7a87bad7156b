import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { ratingChanges, ratingMean } from '../api/counts.js';
import { Problem } from '../api/problem.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { controls } from '../style/controls.js';
import { fetchMine, fetchRating, rate } from './calls.js';
import { histogram, histogramStyles } from './histogram.js';
import { ratingStyles } from './rating-styles.js';
import { halves, oneStar, starRow, starStyles } from './stars.js';
import { empty, LABELS, STARS, withVote, type Rating } from './types.js';
import type { Key } from '../i18n/index.js';

const MEANING: Key[] = ['star1', 'star2', 'star3', 'star4', 'star5'];

/** The vote with its legend and result, or with `compact` only the mean of an article in a list. */
export class StarRating extends SpeakingElement {
  static override styles = [tokens, controls, starStyles, histogramStyles, ratingStyles];

  @property() site = '';
  @property() article = '';
  @property({ type: Boolean, reflect: true }) compact = false;

  @state() private rating: Rating | undefined;
  @state() private failed = false;
  @state() private error = '';
  @state() private notice = '';
  @state() private signInNeeded = false;

  /** What the service last acknowledged, to go back to. */
  private kept: Rating | undefined;
  private wanted: number | null | undefined;
  private sending = false;
  private stopListening = (): void => {};

  constructor() {
    super();
    new WithSession(
      this,
      () => void this.fetchMine(),
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
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('article')) && this.site && this.article) {
      void (this.compact ? this.fetchMean() : this.fetch());
    }
  }

  override render() {
    return this.compact ? this.renderCompact() : this.renderFull();
  }

  private renderCompact(): TemplateResult {
    const rating = this.rating ?? empty(this.article);
    return html`<span class="compact" role="img" aria-label=${this.summary(rating)}>
      ${starRow(rating.average)}<span class="soft" aria-hidden="true">${rating.count ? this.mean(rating) : ''}</span>
    </span>`;
  }

  private renderFull(): TemplateResult {
    const rating = this.rating ?? empty(this.article);
    return html`<div class="rating">
      <form @submit=${(event: Event) => event.preventDefault()}>
        <fieldset ?disabled=${!this.rating}>
          <legend>${legend(this.say('starsLegend'))}</legend>
          <div class="choices">${STARS.map((star) => this.choice(star, rating.mine ?? 0))}</div>
        </fieldset>
        <p class="mine">
          ${rating.mine
            ? html`<span>${this.say('yourVote', { stars: rating.mine })}</span>
                <button type="button" class="plain" @click=${() => this.vote(null)}>${this.say('withdraw')}</button>`
            : html`<span class="soft">${this.say('noVoteYet')}</span>`}
        </p>
      </form>
      <div class="result">
        <p class="mean">
          <strong>${rating.count ? this.mean(rating) : '–'}</strong>
          ${starRow(rating.average)}
          <span class="soft">${this.say('votes', { count: rating.count })}${this.meaningOf(rating)}</span>
        </p>
        ${histogram(rating, this.histogramText(rating))}
      </div>
      <div class="messages">
        <p role="status">${this.notice}</p>
        <p class="error" role="alert">${this.renderError()}</p>
      </div>
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
      return html`${this.say('signInToRate')} <a href=${servicePage('/registration')}>${this.say('signInOrRegister')}</a>`;
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
      await session.ask();
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
    try {
      const mine = session.reader || votedHere() ? await fetchMine(this.site, this.article) : null;
      this.show({ ...(this.kept ?? rating), mine });
      this.signInNeeded = false;
    } catch {
      // The result is shown all the same; a vote says what is wrong.
    }
  }

  private show(rating: Rating): void {
    this.kept = rating;
    this.rating = rating;
    ratingChanges.announce({ ...rating, site: this.site, article: this.article });
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
    this.signInNeeded = false;
    try {
      while (this.wanted !== undefined) {
        const stars = this.wanted;
        this.wanted = undefined;
        const answer = await rate(this.site, this.article, stars);
        rememberVote();
        const rating = { ...empty(this.article), ...answer, mine: stars };
        if (this.wanted === undefined) {
          this.show(rating);
          this.notice = this.say(stars ? 'voteKept' : 'voteWithdrawn');
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
    this.wanted = undefined;
    this.rating = this.kept;
    this.signInNeeded = error instanceof Problem && error.status === 401;
    this.error = this.signInNeeded ? '' : this.explain(error);
  }

  private mean(rating: Rating): string {
    return rating.average.toLocaleString(this.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  }

  private meaningOf(rating: Rating): string {
    const key = MEANING[LABELS.indexOf(rating.label ?? '')];
    return rating.count && key ? ` · ${this.say(key)}` : '';
  }

  private summary(rating: Rating): string {
    return rating.count
      ? this.say('ratingSummary', { average: halves(rating.average), count: rating.count })
      : this.say('noVotes');
  }

  private histogramText(rating: Rating): string {
    const rows = [...STARS].reverse().map((star) => `${star}★ ${rating.histogram[star] ?? 0}`);
    return `${this.say('histogram')}: ${rows.join(', ')}`;
  }
}

/** A row of stars and its meaning stay on one line. */
function legend(text: string): TemplateResult[] {
  return text.split(/ (?=★)/).map((part) => html`<span class="kept">${part}</span> `);
}

const VOTED = 'usersay.voted';

/** Whether this browser has voted before without an account, where the site lets devices vote. */
function votedHere(): boolean {
  try {
    return localStorage.getItem(VOTED) !== null;
  } catch {
    return false;
  }
}

function rememberVote(): void {
  try {
    localStorage.setItem(VOTED, '1');
  } catch {
    // Only saves a request.
  }
}
