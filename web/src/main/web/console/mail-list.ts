import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../i18n/dates.js';
import { fetchMail, retryMail, type OutgoingMail } from './calls.js';
import { ListElement } from './list-element.js';

/** The mail outbox: what waits, what was sent, what could not be sent. */
export class MailList extends ListElement<OutgoingMail> {
  protected states = ['SENT', 'WAITING', 'SENDING', 'DEAD'];

  protected fetchPage(cursor: string | null) {
    return fetchMail(this.filter, cursor);
  }

  override render() {
    return html`<form class="row" @submit=${(event: Event) => event.preventDefault()}>
        ${this.filterField('State')}
        <button type="button" @click=${() => this.load()}>Refresh</button>
      </form>
      ${this.messages()}
      <div class="scroll" role="region" aria-label="Mail outbox" tabindex="0">
        <table>
          <thead>
            <tr>
              ${['To', 'Subject', 'State', 'Attempts', 'Written', 'Trouble'].map(
                (title) => html`<th scope="col">${title}</th>`,
              )}
            </tr>
          </thead>
          <tbody>
            ${this.items.map((mail) => this.row(mail))}
          </tbody>
        </table>
      </div>
      ${this.items.length || this.busy ? nothing : html`<p>No mail here.</p>`} ${this.moreButton()}`;
  }

  private row(mail: OutgoingMail): TemplateResult {
    return html`<tr>
      <td>${mail.to}</td>
      <td>${mail.subject}</td>
      <td>${mail.state}</td>
      <td>${mail.attempts ?? ''}</td>
      <td>${mail.createdAt ? dateTime('en', mail.createdAt) : ''}</td>
      <td>
        ${mail.error ?? ''}
        ${mail.state === 'DEAD'
          ? html`<button type="button" aria-label="Send again to ${mail.to}" @click=${() => this.retry(mail)}>
              Send again
            </button>`
          : nothing}
      </td>
    </tr>`;
  }

  private retry(mail: OutgoingMail): Promise<void> {
    return this.attempt(async () => {
      await retryMail(mail.id);
      const page = await this.fetchPage(null);
      this.items = page.items;
      this.message = `The mail to ${mail.to} will be sent again.`;
    });
  }
}
