import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { fetchMail, retryMail, type OutgoingMail } from './calls.js';
import { stateName } from './list-element.js';
import { TableElement } from './table-element.js';

/** The mail outbox: what waits, what was sent, what could not be sent. */
export class MailList extends TableElement<OutgoingMail> {
  protected states = ['SENT', 'WAITING', 'SENDING', 'DEAD'];
  protected name = 'Mail outbox';
  protected columns = ['To', 'Subject', 'State', 'Attempts', 'Written', 'Trouble'];
  protected nothingHere = 'No mail here.';

  protected fetchPage(cursor: string | null) {
    return fetchMail(this.filter, cursor);
  }

  protected cells(mail: OutgoingMail): TemplateResult {
    return html`<td>${mail.to}</td>
      <td>${mail.subject}</td>
      <td>${stateName(mail.state)}</td>
      <td>${mail.attempts ?? ''}</td>
      <td>${mail.createdAt ? dateTime('en', mail.createdAt) : ''}</td>
      <td>
        ${mail.error ?? ''}
        ${mail.state === 'DEAD'
          ? html`<button type="button" aria-label="Send again to ${mail.to}" @click=${() => this.retry(mail)}>
              Send again
            </button>`
          : nothing}
      </td>`;
  }

  private retry(mail: OutgoingMail): Promise<void> {
    return this.change(() => retryMail(mail.id), `The mail to ${mail.to} will be sent again.`);
  }
}
