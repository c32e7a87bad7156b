import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { servicePage } from '../api/base.js';
import { localeOf } from '../i18n/index.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { openArticle, type MeterReading } from './calls.js';
import { meterStyles } from './styles.js';

/**
 * Counts the article of its page and says how many more are free. What stands inside is hidden where the article may not be read. The
 * event `article-meter` has the answer as its `detail`, with the statement for the paywall; so has `reading`, for scripts that come later.
 */
export class ArticleMeter extends SpeakingElement {
  static override styles = [tokens, controls, meterStyles];

  @property() site = '';
  @property() article = '';
  /** Where subscriptions are ordered; without it, the service's own page. */
  @property({ attribute: 'order-url' }) orderUrl = '';

  @state() reading: MeterReading | undefined;
  @state() private signingIn = false;

  constructor() {
    super();
    new WithSession(this, () => void this.reopen());
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('article')) && this.site && this.article) {
      this.reading = undefined;
      void this.open();
    }
  }

  override render() {
    const { reading } = this;
    const closed = reading?.state === 'USED_UP' || reading?.state === 'REFUSED';
    return html`${closed ? nothing : html`<slot></slot>`}
      <div role="status">${reading?.state === 'COUNTED' ? this.left(reading) : nothing}</div>
      ${closed ? this.wall(reading) : nothing}`;
  }

  private left({ limit, remaining }: MeterReading): TemplateResult {
    const key = limit === 1 ? 'meterOnly' : remaining ? 'meterLeft' : 'meterLast';
    return html`<p class="left">
      <span>${this.say(key, { limit: limit ?? 0, remaining: remaining ?? 0 })}</span>
      <a href=${this.orderPage()}>${this.say('meterSubscribe')}</a>
    </p>`;
  }

  private wall({ state, limit, startsAgainAt }: MeterReading): TemplateResult {
    const usedUp = state === 'USED_UP' && startsAgainAt;
    return html`<section class="wall" aria-labelledby="title">
      <h2 id="title">${this.say(usedUp ? 'meterUsedUp' : 'meterClosed')}</h2>
      <p>
        ${usedUp
          ? this.say('meterStartsAgain', { limit: limit ?? 0, day: this.day(startsAgainAt) })
          : this.say('meterSignIn')}
      </p>
      <p class="row">
        <a class="main" href=${this.orderPage()}>${this.say('meterSubscribe')}</a>
        ${session.reader
          ? nothing
          : html`<button type="button" aria-expanded=${this.signingIn} @click=${() => (this.signingIn = !this.signingIn)}>
              ${this.say('signInOrRegister')}
            </button>`}
      </p>
      ${this.signingIn && !session.reader
        ? html`<reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`
        : nothing}
    </section>`;
  }

  private day(iso: string): string {
    return new Date(iso).toLocaleDateString(localeOf(this.language), { day: 'numeric', month: 'long' });
  }

  private orderPage(): string {
    return this.orderUrl || servicePage('/subscription', this.site, this.language);
  }

  /** Another reader may have an entitlement, or articles left. */
  private async reopen(): Promise<void> {
    const state = this.reading?.state;
    if (this.site && this.article && state && state !== 'ENTITLED' && state !== 'COUNTED') {
      await this.open();
    }
  }

  private async open(): Promise<void> {
    const { site, article } = this;
    const reading = await openArticle(site, article);
    if (site === this.site && article === this.article) {
      this.reading = reading;
      this.signingIn &&= !session.reader;
      this.dispatchEvent(new CustomEvent('article-meter', { detail: reading, bubbles: true, composed: true }));
    }
  }
}
