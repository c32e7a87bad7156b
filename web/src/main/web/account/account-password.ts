import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { field } from '../registration/field.js';
import { session } from '../session/session.js';
import { AccountSection } from './account-section.js';
import { changePassword } from './calls.js';

/** The password, or the first one of a reader who signs in by links. */
export class AccountPassword extends AccountSection {
  protected heading = 'password' as const;
  @state() private wrong = false;

  protected body() {
    const has = session.reader?.hasPassword ?? true;
    return html`<form @submit=${this.onSubmit} aria-busy=${this.busy}>
      ${has
        ? field({
            name: 'current',
            label: this.tell('current'),
            type: 'password',
            autocomplete: 'current-password',
            required: true,
            maxlength: 128,
            error: this.wrong ? this.tell('wrong') : undefined,
          })
        : nothing}
      ${field({
        name: 'chosen',
        label: this.tell('chosen'),
        type: 'password',
        autocomplete: 'new-password',
        required: true,
        minlength: 8,
        maxlength: 128,
        hint: this.tell('chosenHint'),
        error: this.problem?.fieldError('newPassword'),
      })}
      <button class="main" aria-disabled=${this.busy}>${this.tell(has ? 'change' : 'set')}</button>
    </form>`;
  }

  private readonly onSubmit = (event: Event): void => {
    this.wrong = false;
    this.submit(
      event,
      async (value) => {
        await changePassword(value('current'), value('chosen'));
        await session.renewed();
      },
      this.tell('changed'),
    );
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
