import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { apiBase } from '../../api/base.js';
import { Problem } from '../../api/problem.js';
import type { Comment } from '../../comments/types.js';
import { localeOf } from '../../i18n/index.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import type { Page } from '../calls.js';
import type { Speech } from '../desk/parts.js';
import { tellIn, type Tell } from '../words/index.js';
import { checkChain, exportAddress, fetchEntries, fetchTarget, type AuditCheck, type AuditEntry } from './calls.js';
import { chainCheck } from './chain-check.js';
import { key, line, type Shown } from './line.js';
import { searchForm } from './search-form.js';
import { addressOf, isEmpty, readSearch, type AuditSearch } from './search.js';
import { auditStyles } from './styles.js';

/** A trail of so few lines is checked at once; a longer one when somebody asks. */
const CHECKED_AT_ONCE = 20_000;

/** The audit trail of a site: searched, in words, checked and exported. */
export class AuditList extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, auditStyles];

  @property() site = '';
  @state() private search: AuditSearch = readSearch();
  @state() private entries: AuditEntry[] = [];
  @state() private next: string | null = null;
  @state() private busy = false;
  @state() private error = '';
  @state() private shown: Shown = new Map();
  @state() private check: AuditCheck | null = null;
  @state() private checking = false;
  /** Names of moderators by their ids, as the lines that were read have them. */
  private readonly names = new Map<string, string>();
  private asked = 0;
  tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    addEventListener('popstate', this.onHistory);
    void this.updateComplete.then(() => this.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
  }

  override render(): TemplateResult {
    const { tell } = this;
    return html`${searchForm(this, this.search, this.names, (search) => this.open(addressOf(search)))}
      <div class="tools">
        ${chainCheck(this, this.check, this.checking, () => void this.checkNow())}
        <div class="export">
          <span id="export">${tell('auditExport')}</span>
          <button type="button" aria-describedby="export" @click=${() => this.download('csv')}>CSV</button>
          <button type="button" aria-describedby="export" @click=${() => this.download('ndjson')}>NDJSON</button>
          <p class="soft">${tell('auditTakesAll')}</p>
        </div>
      </div>
      <p class="error" role="alert">${this.error}</p>
      <section aria-label=${tell('auditLines')} aria-busy=${this.busy}>
        ${this.days()}
        ${this.entries.length || this.busy || this.error
          ? nothing
          : html`<p>${tell(isEmpty(this.search) ? 'auditEmpty' : 'auditNone')}</p>`}
        ${this.busy ? html`<p class="soft">${tell('loading')}</p>` : nothing}
        ${this.next && !this.busy
          ? html`<button type="button" class="more" @click=${() => this.fetch(this.next)}>${tell('more')}</button>`
          : nothing}
      </section>`;
  }

  /** Lines below the day on which they were written. */
  private days(): TemplateResult[] {
    const locale = localeOf(this.language);
    const days = new Map<string, AuditEntry[]>();
    for (const entry of this.entries) {
      const day = new Date(entry.at).toLocaleDateString(locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
      days.set(day, [...(days.get(day) ?? []), entry]);
    }
    const actions = {
      open: (address: string, event: MouseEvent) => this.follow(address, event),
      toggle: (entry: AuditEntry) => void this.toggle(entry),
    };
    return [...days].map(
      ([day, entries]) =>
        html`<h3>${day}</h3>
          <ol>
            ${repeat(entries, key, (entry) => line(this, entry, this.shown, actions))}
          </ol>`,
    );
  }

  /** Opens an address of this page without loading it; with a key held, the browser opens it elsewhere. */
  private follow(address: string, event: MouseEvent): void {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.open(address);
    }
  }

  private open(address: string): void {
    history.pushState(null, '', address);
    // The console too has to learn of it, since another of its tabs may be meant.
    dispatchEvent(new PopStateEvent('popstate'));
  }

  private readonly onHistory = (): void => {
    const search = readSearch();
    if (this.isConnected && addressOf(search) !== addressOf(this.search)) {
      this.search = search;
      void this.load();
    }
  };

  private load(): Promise<void> {
    this.search = readSearch();
    this.entries = [];
    this.next = null;
    this.shown = new Map();
    return this.fetch(null);
  }

  private async fetch(cursor: string | null): Promise<void> {
    const asked = ++this.asked;
    this.busy = true;
    this.error = '';
    try {
      const page = await fetchEntries(this.site, this.search, cursor);
      if (asked === this.asked) {
        this.show(page, cursor);
      }
    } catch (error) {
      if (asked === this.asked) {
        this.error = this.explain(error);
      }
    } finally {
      this.busy &&= asked !== this.asked;
    }
  }

  private show({ items, next }: Page<AuditEntry>, cursor: string | null): void {
    items.forEach((entry) => this.names.set(entry.actor, entry.actorName || entry.actor));
    this.entries = [...this.entries, ...items];
    this.next = next;
    const newest = items[0]?.number ?? 0;
    if (cursor === null && isEmpty(this.search) && !this.check && !this.checking && newest && newest <= CHECKED_AT_ONCE) {
      void this.checkNow();
    }
  }

  private async checkNow(): Promise<void> {
    this.checking = true;
    try {
      this.check = await checkChain(this.site);
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.checking = false;
    }
  }

  private async toggle(entry: AuditEntry): Promise<void> {
    const shown = new Map(this.shown);
    if (shown.delete(key(entry))) {
      this.shown = shown;
      return;
    }
    this.shown = shown.set(key(entry), { comment: null, error: '' });
    // One that was closed meanwhile stays closed.
    const put = (one: { comment: Comment | null; error: string }): void => {
      if (this.shown.has(key(entry))) {
        this.shown = new Map(this.shown).set(key(entry), one);
      }
    };
    try {
      put({ comment: await fetchTarget(entry.target), error: '' });
    } catch (error) {
      const gone = error instanceof Problem && (error.status === 404 || error.status === 410);
      put({ comment: null, error: gone ? this.tell('auditCommentGone') : this.explain(error) });
    }
  }

  private async download(form: 'csv' | 'ndjson'): Promise<void> {
    this.error = '';
    try {
      window.location.assign(apiBase + (await exportAddress(this.site, this.search, form)));
    } catch (error) {
      this.error = this.explain(error);
    }
  }
}
