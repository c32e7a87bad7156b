import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { field } from '../registration/field.js';
import { session } from '../session/session.js';
import { AccountSection } from './account-section.js';
import { changeEmail, fetchEmailChange, withdrawEmailChange, type EmailChange } from './calls.js';

/** The change of the reader's e-mail address, which the old and the new one both confirm. */
export class AccountEmail extends AccountSection {
  protected heading = 'email' as const;
  @state() private pending: EmailChange | null = null;
  @state() private wrong = false;

  protected override async load(): Promise<void> {
    this.pending = await fetchEmailChange();
  }

  protected body() {
    const { pending } = this;
    if (pending) {
      return html`<p>${this.tell('emailPending', { email: pending.email })}</p>
        <ul>
          <li>${this.tell(pending.confirmedByOld ? 'emailOldDone' : 'emailOldWaits')}</li>
          <li>${this.tell(pending.confirmedByNew ? 'emailNewDone' : 'emailNewWaits', { email: pending.email })}</li>
        </ul>
        <button type="button" aria-disabled=${this.busy} @click=${this.onWithdraw}>${this.tell('emailWithdraw')}</button>`;
    }
    return html`<details>
      <summary>${this.tell('emailOther')}</summary>
      ${session.reader?.hasPassword === false ? html`<p>${this.tell('emailNeedsPassword')}</p>` : this.form()}
    </details>`;
  }

  private form() {
    return html`<form data-keep="email" @submit=${this.onSubmit} aria-busy=${this.busy}>
      ${field({
        name: 'email',
        label: this.tell('emailNew'),
        type: 'email',
        autocomplete: 'email',
        required: true,
        hint: this.tell('emailHint'),
        error: this.problem?.fieldError('email'),
      })}
      ${field({
        name: 'password',
        label: this.tell('current'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        maxlength: 128,
        error: this.wrong ? this.tell('wrong') : undefined,
      })}
      <button class="main" aria-disabled=${this.busy}>${this.tell('emailSend')}</button>
    </form>`;
  }

  private readonly onSubmit = (event: Event): void => {
    this.wrong = false;
    this.submit(
      event,
      async (value) => {
        this.pending = await changeEmail(value('email').trim(), value('password'));
      },
      this.tell('emailSent'),
    );
  };

  private readonly onWithdraw = (): void => {
    void this.attempt(async () => {
      await withdrawEmailChange();
      this.pending = null;
    }, this.tell('emailWithdrawn'));
  };

  protected override fail(error: unknown): void {
    if (error instanceof Problem && error.type.endsWith('/wrong-credentials')) {
      this.wrong = true;
      this.error = this.tell('wrong');
      return;
    }
    super.fail(error);
  }
}
