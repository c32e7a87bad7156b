import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import { TableElement } from '../table-element.js';
import type { ConsoleKey } from '../words/index.js';
import { exportAddress, fetchNewsletters, fetchSubscribers, type Newsletter, type Subscriber } from './calls.js';
import { proofOf } from './proof.js';
import { newsletterStyles } from './styles.js';

/** Who is on a newsletter's list, each with the proof of consent. */
export class SubscriberList extends TableElement<Subscriber> {
  static override styles = [...TableElement.styles, newsletterStyles];

  protected states = ['SUBSCRIBED', 'WAITING', 'UNSUBSCRIBED', ''];
  protected name = 'newslettersSubscribers' as const;
  protected columns = ['newslettersAddress', 'listState', 'newslettersLocale', 'newslettersSince', 'newslettersProof'] satisfies ConsoleKey[];
  protected nothingHere = 'newslettersNone' as const;
  @state() private newsletters: Newsletter[] = [];
  @state() private chosen = '';
  private beginning = '';

  protected async fetchPage(cursor: string | null) {
    if (!cursor) {
      this.newsletters = (await fetchNewsletters(this.site)).items;
      this.chosen ||= this.newsletters[0]?.id ?? '';
    }
    return this.chosen
      ? fetchSubscribers(this.site, this.chosen, this.filter, this.beginning, cursor)
      : { items: [], next: null };
  }

  override render() {
    const shown = this.newsletters.find(({ id }) => id === this.chosen);
    if (!shown) {
      return html`${this.messages()}
        <p>${this.busy ? nothing : this.tell('newslettersNoLists')}</p>`;
    }
    return html`<form class="find" role="search" @submit=${this.onSearch}>
        <label
          >${this.tell('newslettersList')}
          <select name="newsletter" @change=${this.onNewsletter}>
            ${this.newsletters.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.chosen}>${name}</option>`)}
          </select></label
        >
        <label class="wide">${this.tell('newslettersBeginning')} <input name="q" type="search" maxlength="254" autocomplete="off" /></label>
        <button>${this.tell('search')}</button>
        <button type="button" @click=${this.onExport}>${this.tell('newslettersExport')}</button>
      </form>
      <p class="numbers soft">${this.numbers(shown)}</p>
      ${super.render()}
      <subscriber-import site=${this.site} list=${this.chosen} @imported=${() => this.load()}></subscriber-import>`;
  }

  private numbers({ subscribed, waiting, unsubscribed }: Newsletter): string {
    const number = (value: number): string => value.toLocaleString(localeOf(this.language));
    return this.tell('newslettersNumbers', {
      subscribed: number(subscribed),
      waiting: number(waiting),
      unsubscribed: number(unsubscribed),
    });
  }

  protected cells(subscriber: Subscriber): TemplateResult {
    return html`<th scope="row">${subscriber.email}</th>
      <td>${this.stateWords(subscriber.state)}</td>
      <td>${subscriber.language ?? ''}</td>
      <td>${dateTime(this.language, subscriber.changedAt)}</td>
      <td>${proofOf(this, subscriber)}</td>`;
  }

  private readonly onSearch = (event: Event): void => {
    event.preventDefault();
    this.beginning = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    void this.load();
  };

  private readonly onNewsletter = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value;
    void this.load();
  };

  private readonly onExport = (): Promise<void> =>
    this.attempt(async () => {
      window.location.assign(await exportAddress(this.site, this.chosen, this.filter, this.beginning));
    });
}
