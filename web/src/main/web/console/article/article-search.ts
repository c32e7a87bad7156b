import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { localeOf } from '../../i18n/index.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { tellReadersIn } from '../words/readers.js';
import { tellIn, type Tell } from '../words/index.js';
import { findArticles, type FoundArticle } from './calls.js';
import { searchStyles } from './styles.js';

/** Pause after a key before the service is asked. */
const PAUSE_MS = 200;

/**
 * Choice of an article by the words of its title: a combobox with a list that follows what is typed. Announces the chosen one as
 * the event `article`, and is empty again.
 */
export class ArticleSearch extends SpeakingElement {
  static override styles = [tokens, controls, searchStyles];

  @property() site = '';
  @state() private items: FoundArticle[] = [];
  @state() private more = false;
  /** The words that the list answers; null where there is no list. */
  @state() private answered: string | null = null;
  @state() private open = false;
  @state() private active = -1;
  @state() private error = '';
  private asked = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const { tell, items, active } = this;
    const shown = this.open && items.length > 0;
    const none = this.open && this.answered !== null && !items.length;
    return html`<label for="words">${tell('filterByArticle')}</label>
      <div class="box">
        <input
          id="words"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded=${String(shown)}
          aria-controls="found"
          aria-activedescendant=${shown && active >= 0 ? `found-${active}` : nothing}
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          placeholder=${tell('articleWords')}
          @input=${this.onInput}
          @keydown=${this.onKey}
          @focus=${() => (this.open = true)}
          @blur=${() => this.close()}
        />
        <div class="popup" ?hidden=${!shown && !none}>
          <ul id="found" role="listbox" aria-label=${tell('filterByArticle')} ?hidden=${!shown}>
            ${items.map((item, place) => this.option(item, place))}
          </ul>
          ${none ? html`<p class="soft">${tell('articlesNone')}</p>` : nothing}
          ${shown && this.more ? html`<p class="soft">${tell('articlesMore')}</p>` : nothing}
        </div>
      </div>
      <p class="unseen" role="status">
        ${shown ? tell('articlesFound', { count: items.length }) : nothing}${none ? tell('articlesNone') : nothing}
      </p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  /** A press of the mouse does not take the focus, whose loss closes the list. */
  private option(item: FoundArticle, place: number): TemplateResult {
    const day = item.publishedAt && new Date(item.publishedAt).toLocaleDateString(localeOf(this.language), { dateStyle: 'medium' });
    const state = item.state && item.state !== 'OPEN' ? tellReadersIn(this.language)(`state${item.state}`) : '';
    return html`<li
      role="option"
      id="found-${place}"
      aria-selected=${String(place === this.active)}
      @mousedown=${(event: Event) => event.preventDefault()}
      @click=${() => this.choose(item)}
    >
      <span class="title">${item.title || item.id}</span>
      <span class="soft">${[day, state].filter(Boolean).join(' · ')}</span>
    </li>`;
  }

  private get field(): HTMLInputElement {
    return this.renderRoot.querySelector<HTMLInputElement>('#words')!;
  }

  private readonly onInput = (): void => {
    this.open = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(), PAUSE_MS);
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { items, open } = this;
    if (event.isComposing) {
      return;
    }
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && items.length) {
      const places = items.length;
      this.active = !open || this.active < 0
        ? (event.key === 'ArrowDown' ? 0 : places - 1)
        : (this.active + (event.key === 'ArrowDown' ? 1 : places - 1)) % places;
      this.open = true;
      this.reveal();
    } else if (event.key === 'Enter' && open && items.length) {
      const item = items[this.active] ?? (items.length === 1 ? items[0] : undefined);
      if (item) {
        this.choose(item);
      }
    } else if (event.key === 'Escape') {
      if (open && this.answered !== null) {
        this.close();
      } else {
        this.clear();
      }
    } else {
      return;
    }
    event.preventDefault();
  };

  private reveal(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }),
    );
  }

  /** An answer that comes after the next question is dropped. */
  private async find(): Promise<void> {
    const words = this.field.value.trim();
    const asked = ++this.asked;
    if (!words) {
      this.clear();
      return;
    }
    try {
      const found = await findArticles(this.site, words);
      if (asked === this.asked) {
        Object.assign(this, { items: found.items, more: found.more, answered: words, active: -1, error: '' });
      }
    } catch (error) {
      if (asked === this.asked) {
        this.clearList();
        this.error = this.explain(error);
      }
    }
  }

  private choose(article: FoundArticle): void {
    this.clear();
    this.close();
    this.dispatchEvent(new CustomEvent<FoundArticle>('article', { detail: article }));
  }

  private close(): void {
    this.open = false;
    this.active = -1;
  }

  private clear(): void {
    clearTimeout(this.timer);
    this.asked++;
    this.field.value = '';
    this.clearList();
  }

  private clearList(): void {
    Object.assign(this, { items: [], more: false, answered: null, active: -1, error: '' });
  }
}
