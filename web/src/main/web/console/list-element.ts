import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import type { Page } from './calls.js';
import type { Speech } from './desk/parts.js';
import { tableStyles } from './styles.js';
import { tellCode, tellIn, type ConsoleKey, type Tell } from './words/index.js';

/** A code readably, where there are no words for it: `SET_ASIDE` is "Set aside". */
export const stateName = (state: string): string => state.charAt(0) + state.slice(1).toLowerCase().replaceAll('_', ' ');

/** A filtered, paged list of the console: one request per page, by cursor. */
export abstract class ListElement<T> extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, tableStyles];

  @property() site = '';
  @state() protected items: T[] = [];
  @state() protected filter = '';
  @state() protected message = '';
  @state() protected error = '';
  @state() protected busy = false;
  @state() protected next: string | null = null;
  /** Whether there are more that no cursor leads to. */
  @state() protected cut = false;

  private running = 0;
  private asked = 0;
  tell: Tell = tellIn('en');

  protected abstract states: readonly string[];
  /** What the choice among them is called. */
  protected statesLabel: ConsoleKey = 'listState';
  protected abstract fetchPage(cursor: string | null): Promise<Page<T>>;

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    this.filter ||= this.states[0] ?? '';
    void this.updateComplete.then(() => this.load());
  }

  async load(): Promise<void> {
    this.message = '';
    await this.attempt(() => this.firstPage());
  }

  protected async firstPage(): Promise<void> {
    await this.page(null);
  }

  /** An answer that comes after the next question is dropped. */
  private async page(cursor: string | null): Promise<void> {
    const asked = ++this.asked;
    try {
      const page = await this.fetchPage(cursor);
      if (asked === this.asked) {
        this.items = cursor ? [...this.items, ...page.items] : page.items;
        this.next = page.next;
        this.cut = page.more ?? false;
      }
    } catch (error) {
      if (asked === this.asked) {
        throw error;
      }
    }
  }

  /** Busy until all that runs is done; says what went wrong. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    this.running++;
    this.busy = true;
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = --this.running > 0;
    }
  }

  /** Changes something and shows what it left; the focus of a button that is gone passes to the message. */
  protected async change(work: () => Promise<void>, message: string): Promise<void> {
    const focused = this.focused !== null;
    await this.attempt(async () => {
      await work();
      await this.firstPage();
      this.message = message;
    });
    await this.updateComplete;
    if (focused && this.focused === null) {
      this.renderRoot.querySelector<HTMLElement>('[role=status]')?.focus();
    }
  }

  private get focused(): Element | null {
    return this.renderRoot.querySelector(':focus');
  }

  /** A state in words. */
  protected stateWords(state: string): string {
    const words = tellCode(this.tell, 'listState_', state);
    return words === state ? stateName(state) : words;
  }

  protected filterField(): TemplateResult {
    return html`<label class="filter"
      >${this.tell(this.statesLabel)}
      <select
        name="state"
        @change=${(event: Event) => this.onState((event.target as HTMLSelectElement).value)}
      >
        ${this.states.map((one) => html`<option value=${one} ?selected=${one === this.filter}>${one ? this.stateWords(one) : this.tell('listAll')}</option>`)}
      </select>
    </label>`;
  }

  protected onState(state: string): void {
    this.filter = state;
    void this.load();
  }

  protected messages(): TemplateResult {
    return html`<p role="status" tabindex="-1">${this.busy ? this.tell('listWorking') : this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  protected moreButton(): TemplateResult | typeof nothing {
    return this.next ? html`<button type="button" ?disabled=${this.busy} @click=${this.more}>${this.tell('more')}</button>` : nothing;
  }

  private readonly more = (): Promise<void> => this.attempt(() => this.page(this.next));
}
