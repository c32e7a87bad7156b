import { html } from 'lit';
import { Problem } from '../api/problem.js';
import { field } from '../registration/field.js';
import { session } from '../session/session.js';
import { AccountSection } from './account-section.js';
import { deleteAccount, fetchExport } from './calls.js';

/** The export of all that is held about the reader, and the deletion of the account. */
export class AccountData extends AccountSection {
  protected heading = 'data' as const;

  protected body() {
    return html`<p>${this.tell('exportText')}</p>
      <button type="button" aria-disabled=${this.busy} @click=${this.download}>${this.tell('export')}</button>
      <details>
        <summary>${this.tell('delete')}</summary>
        <p>${this.tell('deleteText')}</p>
        ${session.reader?.hasPassword === false ? html`<p>${this.tell('needsPassword')}</p>` : this.deletion()}
      </details>`;
  }

  private deletion() {
    return html`<form @submit=${this.onDelete} aria-busy=${this.busy}>
      ${field({
        name: 'password',
        label: this.tell('current'),
        type: 'password',
        autocomplete: 'current-password',
        required: true,
        maxlength: 128,
      })}
      <label class="choice"><input type="checkbox" name="sure" required />${this.tell('deleteConfirm')}</label>
      <button class="danger" aria-disabled=${this.busy}>${this.tell('delete')}</button>
    </form>`;
  }

  private readonly download = (): void => {
    void this.attempt(async () => {
      const file = URL.createObjectURL(new Blob([await fetchExport()], { type: 'application/json' }));
      const link = document.createElement('a');
      link.href = file;
      link.download = 'usersay.json';
      link.click();
      setTimeout(() => URL.revokeObjectURL(file), 60_000);
    });
  };

  private readonly onDelete = (event: Event): void =>
    this.submit(
      event,
      async (value) => {
        await deleteAccount(value('password'));
        this.dispatchEvent(new CustomEvent('account-deleted', { bubbles: true, composed: true }));
        session.lost();
      },
      '',
    );

  protected override fail(error: unknown): void {
    if (error instanceof Problem && error.type.endsWith('/wrong-credentials')) {
      this.error = this.tell('wrong');
      return;
    }
    super.fail(error);
  }
}
