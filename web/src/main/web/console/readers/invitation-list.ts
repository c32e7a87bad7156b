import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dateTime } from '../../i18n/dates.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchInvitations, invite, revoke, type Invitation } from './calls.js';
import { readerStyles } from './styles.js';
import { field, WorkingElement } from './working-element.js';

/** Invitations to a role on a site, for administrators. */
export class InvitationList extends WorkingElement {
  static override styles = [tokens, controls, readerStyles];

  @property() site = '';
  @state() private items: Invitation[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.attempt(() => this.load()));
  }

  override render() {
    return html`<section aria-labelledby="invitations">
      <h3 id="invitations" tabindex="-1">${this.readers('invitations')}</h3>
      <form class="invite" @submit=${this.submit((form) => this.send(form), 'invited')}>
        <label>${this.readers('inviteEmail')} <input name="email" type="email" maxlength="254" autocomplete="off" required /></label>
        <label
          >${this.readers('inviteRole')}
          <select name="role">
            <option value="MODERATOR">${this.readers('roleMODERATOR')}</option>
            <option value="STAFF">${this.readers('roleSTAFF')}</option>
          </select>
        </label>
        <button>${this.readers('invite')}</button>
      </form>
      ${this.messages()}
      ${this.items.length
        ? html`<ul>
            ${this.items.map(
              (one) =>
                html`<li class="meta">
                  <strong>${one.email}</strong>
                  <span>${this.readers(one.role === 'STAFF' ? 'roleSTAFF' : 'roleMODERATOR')}</span>
                  <span class="soft">${this.readers('expires', { when: dateTime(this.language, one.expiresAt) })}</span>
                  <button
                    type="button"
                    class="plain"
                    aria-label=${this.readers('revokeOf', { email: one.email })}
                    @click=${() => this.revoke(one)}
                  >
                    ${this.readers('revoke')}
                  </button>
                </li>`,
            )}
          </ul>`
        : html`<p class="soft">${this.readers('noInvitations')}</p>`}
    </section>`;
  }

  private async load(): Promise<void> {
    this.items = await fetchInvitations(this.site);
  }

  private async send(form: FormData): Promise<void> {
    await invite(this.site, field(form, 'email'), field(form, 'role'), this.language);
    await this.load();
  }

  private revoke({ id }: Invitation): Promise<boolean> {
    return this.attempt(async () => {
      await revoke(this.site, id);
      await this.load();
      this.focusOn('#invitations');
    }, 'revoked');
  }
}
