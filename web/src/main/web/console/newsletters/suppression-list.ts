import { html, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import { session } from '../../session/session.js';
import { TableElement } from '../table-element.js';
import { tellCode, type ConsoleKey } from '../words/index.js';
import { newsletterStyles } from './styles.js';
import { fetchSuppressions, lift, suppress, type Suppression } from './suppression-calls.js';

/** Addresses that get no mail, of the site, and for administrators of all sites. */
export class SuppressionList extends TableElement<Suppression> {
  static override styles = [...TableElement.styles, newsletterStyles];

  protected states = ['SITE', 'ALL'];
  protected override statesLabel: ConsoleKey = 'site';
  protected name = 'suppressed' as const;
  protected columns = ['newslettersAddress', 'suppressedWhy', 'suppressedDetail', 'newslettersSince', 'suppressedLift'] satisfies ConsoleKey[];
  protected nothingHere = 'suppressedNone' as const;
  private beginning = '';

  protected fetchPage(cursor: string | null) {
    return fetchSuppressions(this.scope(), this.beginning, cursor);
  }

  private scope(): string {
    return this.filter === 'ALL' ? '' : this.site;
  }

  /** What came back without a mail of a site is for administrators. */
  protected override filterField(): TemplateResult {
    const all = session.reader?.roles.includes('ADMIN') ?? false;
    return all ? super.filterField() : html``;
  }

  override render() {
    return html`<p class="soft">${this.tell('suppressedHint')}</p>
      <form class="find" role="search" @submit=${this.onSearch}>
        <label class="wide">${this.tell('newslettersBeginning')} <input name="q" type="search" maxlength="254" autocomplete="off" /></label>
        <button>${this.tell('search')}</button>
      </form>
      ${super.render()}
      <section class="import">
        <h3>${this.tell('suppressedAdd')}</h3>
        <form class="find" @submit=${this.onAdd}>
          <label class="wide">${this.tell('newslettersAddress')} <input name="email" type="email" maxlength="254" required autocomplete="off" /></label>
          <label class="wide">${this.tell('suppressedNote')} <input name="note" maxlength="300" autocomplete="off" /></label>
          <button ?disabled=${this.busy}>${this.tell('suppressedAddButton')}</button>
        </form>
      </section>`;
  }

  protected cells(entry: Suppression): TemplateResult {
    return html`<th scope="row">${entry.email}</th>
      <td>${tellCode(this.tell, 'suppressedWhy_', entry.reason)}</td>
      <td>${entry.detail}</td>
      <td>${dateTime(this.language, entry.since)}</td>
      <td>
        <button
          type="button"
          ?disabled=${this.busy}
          aria-label=${this.tell('suppressedLiftOf', { email: entry.email })}
          @click=${() => this.change(() => lift(this.scope(), entry.id), this.tell('suppressedLifted', { email: entry.email }))}
        >
          ${this.tell('suppressedLiftButton')}
        </button>
      </td>`;
  }

  private readonly onSearch = (event: Event): void => {
    event.preventDefault();
    this.beginning = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    void this.load();
  };

  private readonly onAdd = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const fields = new FormData(form);
    const email = String(fields.get('email') ?? '').trim();
    void this.change(async () => {
      await suppress(this.site, email, String(fields.get('note') ?? '').trim());
      form.reset();
    }, this.tell('suppressedAdded', { email }));
  };
}
