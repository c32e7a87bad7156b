import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Attempt } from '../api/attempt.js';
import { servicePage } from '../api/base.js';
import { Problem } from '../api/problem.js';
import type { Words } from '../i18n/index.js';
import { takeToken } from '../registration/token.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { dayBefore, written } from '../subscription/period-words.js';
import { acceptSeat } from './calls.js';
import { seatStyles } from './styles.js';
import { refusalKey, tellSeats, type SeatKey } from './words.js';

/** The page of a link that gives a seat: whoever is signed in takes it by the button, and nobody else. */
export class SeatAcceptance extends SpeakingElement {
  static override styles = [tokens, controls, seatStyles];

  @property() site = '';
  @state() private outcome = '';
  @state() private error = '';
  @state() private busy = false;
  private token = '';
  private readonly attempts = new Attempt();
  private readonly reader = new WithSession(this);

  override connectedCallback(): void {
    super.connectedCallback();
    this.token = this.token || takeToken();
    if (!this.token) {
      this.outcome = this.tell('spent');
    }
  }

  override render(): TemplateResult {
    const me = this.reader.reader;
    if (this.outcome) {
      return html`<p class="notice" role="status" tabindex="-1">${this.outcome}</p>
        ${me ? html`<p><a href=${servicePage('/account', this.site, this.language)}>${this.tell('account')}</a></p>` : nothing}`;
    }
    if (me === undefined) {
      return html`<p class="soft" aria-busy="true">${this.say('loading')}</p>`;
    }
    if (me === null) {
      return html`<p>${this.tell('signIn')}</p>
        <reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`;
    }
    return html`<p>${this.tell('ask')}</p>
      <p dir="auto">${this.tell('askAs', { name: me.name })}</p>
      <div class="row">
        <button class="main" type="button" aria-disabled=${this.busy} @click=${this.onAccept}>${this.tell('accept')}</button>
        <button class="plain" type="button" aria-disabled=${this.busy} @click=${this.onOther}>${this.tell('other')}</button>
      </div>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private readonly onAccept = (): void => void this.attempt(() => this.accept());

  private readonly onOther = (): void => void this.attempt(() => session.signOut());

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }

  private async accept(): Promise<void> {
    const { publication, startsOn, endsOn } = await acceptSeat(this.token, this.attempts.keyFor(this.token));
    this.outcome = this.tell('accepted', {
      publication,
      from: written(this.language, startsOn),
      until: written(this.language, dayBefore(endsOn)),
    });
  }

  private fail(error: unknown): void {
    if (error instanceof Problem && error.status === 401) {
      session.lost();
    } else if (error instanceof Problem && error.status === 400) {
      this.outcome = this.tell('spent');
    } else {
      const known = refusalKey(error);
      this.error = known === 'seat-taken' ? this.tell('already') : known === 'no-free-seat' ? this.tell('none') : this.explain(error);
    }
  }

  private tell(key: SeatKey, words?: Words): string {
    return tellSeats(this.language, key, words);
  }
}
