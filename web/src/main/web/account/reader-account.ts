import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import type { AccountSeats } from './account-seats.js';
import { accountStyles } from './styles.js';
import { tellAccount } from './words.js';

/** The signed-in reader's own page: profile, password, newsletters, notices, devices, subscriptions and data. */
export class ReaderAccount extends SpeakingElement {
  static override styles = [tokens, controls, accountStyles];

  @property() site = '';
  /** `email-change` on the page of a link that confirms a change of address, `seat` on that of one that gives a seat. */
  @property() view = '';
  @state() private deleted = false;
  private readonly me = new WithSession(this);

  private readonly onSeats = (): void => this.renderRoot.querySelector<AccountSeats>('account-seats')?.refresh();

  override render() {
    const me = this.me.reader;
    if (this.view === 'email-change') {
      return html`<email-confirmation></email-confirmation>`;
    }
    if (this.view === 'seat') {
      return html`<seat-acceptance site=${this.site}></seat-acceptance>`;
    }
    if (this.deleted) {
      return html`<p class="notice" role="status">${tellAccount(this.language, 'deleted')}</p>`;
    }
    if (me === undefined) {
      return html`<p class="soft" aria-busy="true">${this.say('loading')}</p>`;
    }
    if (me === null) {
      return html`<p>${tellAccount(this.language, 'signInFirst')}</p>
        <reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`;
    }
    return html`<account-profile site=${this.site}></account-profile>
      <account-orders site=${this.site} @seats-changed=${this.onSeats}></account-orders>
      <account-seats></account-seats>
      <account-email></account-email>
      <account-newsletters site=${this.site}></account-newsletters>
      <account-notices></account-notices>
      <account-password></account-password>
      <account-devices></account-devices>
      <account-data @account-deleted=${() => (this.deleted = true)}></account-data>`;
  }
}
