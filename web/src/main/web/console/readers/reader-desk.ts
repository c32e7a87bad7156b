import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dateTime } from '../../i18n/dates.js';
import { WithSession } from '../../session/with-session.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { readerAddress, readersAddress } from './address.js';
import { findReaders, type FoundReader } from './calls.js';
import { readerStyles } from './styles.js';
import { field, WorkingElement } from './working-element.js';

/** The readers of a site: search by name, invitations, and the page of the one that the address names. */
export class ReaderDesk extends WorkingElement {
  static override styles = [tokens, controls, readerStyles];

  @property() site = '';
  @property() reader = '';
  @state() private found: { items: FoundReader[]; more: boolean } | undefined;
  private readonly session = new WithSession(this);

  override render() {
    if (this.reader) {
      return html`<p><a href=${readersAddress()}>${this.readers('back')}</a></p>
        <reader-page site=${this.site} reader=${this.reader}></reader-page>`;
    }
    return html`<section aria-label=${this.readers('searchTitle')}>
        <form class="line" role="search" @submit=${this.search}>
          <label>${this.readers('searchLabel')} <input name="name" type="search" maxlength="40" autocomplete="off" required /></label>
          <button class="main">${this.readers('search')}</button>
        </form>
        ${this.messages()} ${this.found ? this.list(this.found) : nothing}
      </section>
      ${this.session.reader?.roles.includes('ADMIN')
        ? html`<invitation-list site=${this.site}></invitation-list>`
        : nothing}`;
  }

  private list({ items, more }: { items: FoundReader[]; more: boolean }): TemplateResult {
    return html`<div role="status" class="unseen">
        ${items.length ? this.readers('readersFound', { count: items.length }) : this.readers('nobody')}
      </div>
      ${items.length
        ? html`<ul>
            ${items.map(
              (one) =>
                html`<li>
                  <p class="meta">
                    <a href=${readerAddress(one.id)}><strong>${one.name}</strong></a>
                    <span class="soft">${this.readers('since', { when: dateTime(this.language, one.createdAt) })}</span>
                    ${one.roles.filter((role) => role !== 'READER').map((role) => html`<span>${this.roleName(role)}</span>`)}
                    ${one.banned ? html`<span class="standing bad">${this.readers('banned')}</span>` : nothing}
                  </p>
                </li>`,
            )}
          </ul>`
        : html`<p class="soft">${this.readers('nobody')}</p>`}
      ${more ? html`<p class="soft">${this.readers('moreFound')}</p>` : nothing}`;
  }

  private roleName(role: string): string {
    return this.readers(`role${role}` as 'roleREADER');
  }

  private readonly search = (event: Event): Promise<boolean> => {
    event.preventDefault();
    const name = field(new FormData(event.target as HTMLFormElement), 'name');
    return this.attempt(async () => {
      this.found = await findReaders(this.site, name);
    });
  };
}
