import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { call, sitePath } from '../../api/http.js';
import { dateTime } from '../../i18n/dates.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { WorkingElement } from '../readers/working-element.js';
import type { Comment } from '../../comments/types.js';
import { pin } from '../desk/calls.js';
import { excerpt } from '../desk/marks.js';
import { nameOf } from '../desk/notices.js';
import { fetchPins, STATES, type ArticleState } from './calls.js';
import { cardStyles } from './styles.js';

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
  static override styles = [tokens, controls, cardStyles];

  @property() site = '';
  @property() article = '';
  /** True while decisions are on their way: the numbers are others after them. */
  @property({ attribute: false }) deciding = false;
  @state() private shown: ModeratedArticle | undefined;
  @state() private pins: Comment[] = [];

  override updated(changed: PropertyValues): void {
    if (changed.has('article') || changed.has('site')) {
      this.shown = undefined;
      this.pins = [];
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
      ${this.pinned()} ${this.messages()}`;
  }

  private pinned(): TemplateResult | typeof nothing {
    return this.pins.length
      ? html`<section class="pins">
          <h4>${this.tell('pins')}</h4>
          <ul>
            ${this.pins.map((comment) => {
              const name = nameOf(this.tell, comment);
              return html`<li>
                <span class="words"><strong>${name}</strong> <span dir="auto">${excerpt(comment)}</span></span>
                <button type="button" aria-label=${this.tell('unpinOf', { name })} @click=${() => this.unpin(comment.id)}>
                  ${this.tell('unpin')}
                </button>
              </li>`;
            })}
          </ul>
        </section>`
      : nothing;
  }

  private path(): string {
    return `/admin${sitePath(this.site)}/articles/${encodeURIComponent(this.article)}`;
  }

  /** An answer about an article that is no longer shown is dropped. */
  private async load(): Promise<void> {
    const path = this.path();
    try {
      const pins = fetchPins(this.site, this.article).catch(() => []);
      const { body } = await call<ModeratedArticle>(path);
      if (path === this.path()) {
        this.shown = body;
      }
      const pinned = await pins;
      if (path === this.path()) {
        this.pins = pinned;
      }
    } catch (error) {
      if (path === this.path()) {
        this.error = this.explain(error);
      }
    }
  }

  private async unpin(id: string): Promise<void> {
    const done = await this.attempt(async () => {
      await pin(id, false);
      this.pins = this.pins.filter((comment) => comment.id !== id);
    }, 'unpinned');
    if (done) {
      this.dispatchEvent(new CustomEvent<string>('unpin', { detail: id }));
      this.focusOn(this.pins.length ? '.pins button' : 'fieldset [aria-pressed=true]');
    }
  }

  private change(state: ArticleState): Promise<boolean> {
    return this.attempt(async () => {
      await call(`${this.path()}/state`, { method: 'PUT', body: { state } });
      await this.load();
    }, 'stateChanged');
  }
}
