import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { call, sitePath } from '../../api/http.js';
import { dateTime } from '../../i18n/dates.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { WorkingElement } from '../readers/working-element.js';
import { STATES, type ArticleState } from './calls.js';

interface ModeratedArticle {
  id: string;
  title?: string | null;
  url?: string | null;
  state: ArticleState;
  closesAt?: string | null;
  comments: Record<'published' | 'held' | 'rejected' | 'spam', number>;
}

const COUNTS = ['published', 'held', 'rejected', 'spam'] as const;
const COUNTED = 1000;

/** The article whose comments the list shows: its page, its numbers, and whether it takes comments. */
export class ArticleCard extends WorkingElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        margin-bottom: 0.75rem;
        padding: 0.75rem;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--tint);
      }

      h3 {
        margin: 0;
        font-size: 1.0625rem;
      }

      p {
        margin: 0.25rem 0 0;
      }

      dl {
        display: flex;
        flex-wrap: wrap;
        gap: 0.25rem 1.25rem;
        margin: 0.5rem 0;
        font-size: 0.875rem;
      }

      dl div {
        display: flex;
        flex-direction: row-reverse;
        gap: 0.3rem;
      }

      dd {
        margin: 0;
        font-weight: 700;
        font-variant-numeric: tabular-nums;
      }

      fieldset {
        display: flex;
        flex-wrap: wrap;
        gap: 0.3rem;
        align-items: center;
        margin: 0;
      }

      legend {
        margin-bottom: 0.25rem;
        font-size: 0.875rem;
      }

      button {
        min-height: 2rem;
        padding: 0.15rem 0.75rem;
        font-size: 0.875rem;
        font-weight: 400;
      }

      button[aria-pressed='true'] {
        border-color: var(--accent);
        background: var(--accent);
        color: var(--on-accent);
        font-weight: 700;
      }
    `,
  ];

  @property() site = '';
  @property() article = '';
  /** True while decisions are on their way: the numbers are others after them. */
  @property({ attribute: false }) deciding = false;
  @state() private shown: ModeratedArticle | undefined;

  override updated(changed: PropertyValues): void {
    if (changed.has('article') || changed.has('site')) {
      this.shown = undefined;
      this.error = this.message = '';
      void this.load();
    } else if (changed.get('deciding') && !this.deciding) {
      void this.load();
    }
  }

  override render() {
    const { shown } = this;
    if (!shown) {
      return html`${this.messages()}
      ${this.error ? nothing : html`<p class="soft">${this.readers('loading')}</p>`}`;
    }
    const title = shown.title || shown.id;
    const page = shown.url && /^https?:\/\//.test(shown.url) ? shown.url : null;
    return html`<h3>
        ${page
          ? html`<a href=${page} target="_blank" rel="noopener"
              >${title}<span class="unseen"> (${this.readers('openArticle')})</span></a
            >`
          : title}
      </h3>
      <dl>
        ${COUNTS.map((name) => {
          const count = shown.comments[name];
          return html`<div><dt>${this.readers(name)}</dt><dd>${count >= COUNTED ? `${COUNTED}+` : count}</dd></div>`;
        })}
      </dl>
      <fieldset>
        <legend>${this.readers('articleState')}</legend>
        ${STATES.map(
          (one) =>
            html`<button type="button" aria-pressed=${one === shown.state} @click=${() => this.change(one)}>
              ${this.readers(`state${one}`)}
            </button>`,
        )}
      </fieldset>
      ${shown.closesAt && shown.state !== 'CLOSED'
        ? html`<p class="soft">${this.readers('closes', { when: dateTime(this.language, shown.closesAt) })}</p>`
        : nothing}
      ${this.messages()}`;
  }

  private path(): string {
    return `/admin${sitePath(this.site)}/articles/${encodeURIComponent(this.article)}`;
  }

  /** An answer about an article that is no longer shown is dropped. */
  private async load(): Promise<void> {
    const path = this.path();
    try {
      const { body } = await call<ModeratedArticle>(path);
      if (path === this.path()) {
        this.shown = body;
      }
    } catch (error) {
      if (path === this.path()) {
        this.error = this.explain(error);
      }
    }
  }

  private change(state: ArticleState): Promise<boolean> {
    return this.attempt(async () => {
      await call(`${this.path()}/state`, { method: 'PUT', body: { state } });
      await this.load();
    }, 'stateChanged');
  }
}
