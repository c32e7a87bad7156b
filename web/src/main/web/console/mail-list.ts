import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { fetchMail, retryMail, type OutgoingMail } from './calls.js';
import { TableElement } from './table-element.js';
import type { ConsoleKey } from './words/index.js';

/** The mail outbox: what waits, what was sent, what could not be sent. */
export class MailList extends TableElement<OutgoingMail> {
  protected states = ['SENT', 'WAITING', 'SENDING', 'DEAD', 'SUPPRESSED'];
  protected name = 'tabMail' as const;
  protected columns = ['mailTo', 'mailSubject', 'listState', 'listAttempts', 'mailWritten', 'listTrouble'] satisfies ConsoleKey[];
  protected nothingHere = 'mailNone' as const;

  protected fetchPage(cursor: string | null) {
    return fetchMail(this.filter, cursor);
  }

  protected cells(mail: OutgoingMail): TemplateResult {
    return html`<td>${mail.to}</td>
      <td>${mail.subject}</td>
      <td>${this.stateWords(mail.state)}</td>
      <td>${mail.attempts ?? ''}</td>
      <td>${mail.createdAt ? dateTime(this.language, mail.createdAt) : ''}</td>
      <td>
        ${mail.error ?? ''}
        ${mail.state === 'DEAD'
          ? html`<button type="button" aria-label=${this.tell('mailSendAgain', { to: mail.to })} @click=${() => this.retry(mail)}>
              ${this.tell('listSendAgain')}
            </button>`
          : nothing}
      </td>`;
  }

  private retry(mail: OutgoingMail): Promise<void> {
    return this.change(() => retryMail(mail.id), this.tell('mailRetried', { to: mail.to }));
  }
}
