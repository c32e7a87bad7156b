import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { takeToken } from '../registration/token.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { confirmEmail } from './calls.js';
import { accountStyles } from './styles.js';
import { tellAccount, type AccountKey } from './words.js';

/** The page of a link that confirms a change of address; only its button confirms, with or without a session. */
export class EmailConfirmation extends SpeakingElement {
  static override styles = [tokens, controls, accountStyles];

  @state() private outcome: AccountKey | undefined;
  @state() private error = '';
  @state() private busy = false;
  private token = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.token = this.token || takeToken();
    if (!this.token) {
      this.outcome = 'emailSpent';
    }
  }

  override render() {
    return this.outcome
      ? html`<p class="notice" role="status" tabindex="-1">${tellAccount(this.language, this.outcome)}</p>`
      : html`<p>${tellAccount(this.language, 'emailAsk')}</p>
          <button class="main" type="button" aria-disabled=${this.busy} @click=${this.onConfirm}>
            ${tellAccount(this.language, 'emailConfirm')}
          </button>
          <p class="error" role="alert">${this.error}</p>`;
  }

  private readonly onConfirm = (): void => {
    if (!this.busy) {
      void this.confirm();
    }
  };

  private async confirm(): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      this.outcome = (await confirmEmail(this.token)) ? 'emailChanged' : 'emailOneDone';
    } catch (error) {
      if (error instanceof Problem && (error.status === 400 || error.status === 409)) {
        this.outcome = error.status === 400 ? 'emailSpent' : 'emailTaken';
      } else {
        this.error = this.explain(error);
      }
    } finally {
      this.busy = false;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.notice')?.focus();
  }
}
