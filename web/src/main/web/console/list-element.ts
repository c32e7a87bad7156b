import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import type { Page } from './calls.js';
import { tableStyles } from './styles.js';

/** A state in words: `SET_ASIDE` is "Set aside". */
export const stateName = (state: string): string => state.charAt(0) + state.slice(1).toLowerCase().replaceAll('_', ' ');

/** A filtered, paged list of the console: one request per page, by cursor. */
export abstract class ListElement<T> extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles];

  @property() site = '';
  @state() protected items: T[] = [];
  @state() protected filter = '';
  @state() protected message = '';
  @state() protected error = '';
  @state() protected busy = false;
  @state() protected next: string | null = null;

  protected abstract states: readonly string[];
  protected abstract fetchPage(cursor: string | null): Promise<Page<T>>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.filter ||= this.states[0] ?? '';
    void this.updateComplete.then(() => this.load());
  }

  protected async load(): Promise<void> {
    this.message = '';
    await this.attempt(() => this.firstPage());
  }

  protected async firstPage(): Promise<void> {
    const page = await this.fetchPage(null);
    this.items = page.items;
    this.next = page.next;
  }

  /** Runs one thing at a time and says what went wrong. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }

  /** Changes something and shows what it left. */
  protected change(work: () => Promise<void>, message: string): Promise<void> {
    return this.attempt(async () => {
      await work();
      await this.firstPage();
      this.message = message;
    });
  }

  protected filterField(label: string): TemplateResult {
    return html`<label class="filter"
      >${label}
      <select
        name="state"
        @change=${(event: Event) => {
          this.filter = (event.target as HTMLSelectElement).value;
          void this.load();
        }}
      >
        ${this.states.map((one) => html`<option value=${one} ?selected=${one === this.filter}>${stateName(one) || 'All'}</option>`)}
      </select>
    </label>`;
  }

  protected messages(): TemplateResult {
    return html`<p role="status">${this.busy ? 'Working…' : this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  protected moreButton(): TemplateResult | typeof nothing {
    return this.next ? html`<button type="button" @click=${this.more}>More</button>` : nothing;
  }

  private readonly more = (): Promise<void> =>
    this.attempt(async () => {
      const page = await this.fetchPage(this.next);
      this.items = [...this.items, ...page.items];
      this.next = page.next;
    });
}
