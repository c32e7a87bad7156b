import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { permalink } from '../../comments/permalink.js';
import { prose } from '../../comments/prose.js';
import { dateTime } from '../../i18n/dates.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { tellCode, tellIn, type Tell } from '../words/index.js';
import { fetchAround, type Around, type Placed } from './around.js';
import { excerpt } from './marks.js';
import { nameOf } from './notices.js';
import { threadStyles } from './style/thread.js';
import { shortTime } from './time.js';
import type { QueuedComment } from './types.js';

/** A moderator who goes through a queue fast asks for no thread on the way. */
const PAUSE_MS = 250;

/** What a comment answers, and when opened, the thread around it; it stays open from one comment to the next. */
export class ThreadAround extends SpeakingElement {
  static override styles = [tokens, controls, threadStyles];

  @property({ attribute: false }) comment!: QueuedComment;
  /** Address of the comment on its article's page, where that is known. */
  @property() page: string | undefined;
  @state() private open = false;
  @state() private around: Around | undefined;
  @state() private error = '';
  /** The comment whose thread is shown or on its way. */
  private wanted = '';
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

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('comment') && this.comment.id !== this.wanted) {
      this.wanted = '';
      this.around = undefined;
      this.error = '';
    }
    if (this.open && !this.wanted) {
      this.wanted = this.comment.id;
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.load(this.comment.id), changed.has('comment') ? PAUSE_MS : 0);
    }
  }

  override render(): TemplateResult {
    const { tell, comment, open } = this;
    const parent = comment.parentComment;
    return html`${parent && !open
        ? html`<h4>${tell('parentTitle', { name: parent.authorName || tell('unknownAuthor') })}</h4>
            <blockquote>${prose(parent.html)}</blockquote>`
        : nothing}
      <details @toggle=${(event: Event) => (this.open = (event.target as HTMLDetailsElement).open)}>
        <summary>${tell('around')}</summary>
        ${open ? this.content() : nothing}
      </details>`;
  }

  private content(): TemplateResult {
    const { tell, around, error, page } = this;
    if (error) {
      return html`<p class="error" role="alert">${error} <button type="button" @click=${() => (this.wanted = '', this.error = '')}>${tell('tryAgain')}</button></p>`;
    }
    if (!around) {
      return html`<p class="soft">${tell('loading')}</p>`;
    }
    if (around.placed.length === 1) {
      return html`<p class="soft">${tell('aroundNothing')}</p>`;
    }
    return html`<ol>
        ${around.placed.map((one) => this.row(one))}
      </ol>
      ${around.more
        ? html`<p>${page ? html`<a href=${page} target="_blank" rel="noopener">${tell('aroundMore')}</a>` : html`<span class="soft">${tell('aroundMore')}</span>`}</p>`
        : nothing}`;
  }

  private row({ comment, level }: Placed): TemplateResult {
    const { tell, language, page } = this;
    const current = comment.id === this.comment.id;
    const time = html`<time datetime=${comment.createdAt} title=${dateTime(language, comment.createdAt)}
      >${shortTime(language, comment.createdAt)}</time
    >`;
    const role = current ? 'current' : comment.id === this.comment.parent ? 'answered' : '';
    return html`<li class=${role} aria-current=${current ? 'true' : nothing} style="--level: ${Math.min(level, 4)}">
      <p class="by">
        <strong>${nameOf(tell, comment)}</strong>
        ${current || !page ? time : html`<a href=${permalink(page, comment.id)} target="_blank" rel="noopener">${time}</a>`}
        ${comment.state === 'PUBLISHED' ? nothing : html`<span class="soft">${tellCode(tell, 'state', comment.state)}</span>`}
      </p>
      <p class="words" dir="auto">${excerpt(comment)}</p>
    </li>`;
  }

  /** An answer about a comment that is no longer the current one is dropped. */
  private async load(id: string): Promise<void> {
    try {
      const around = await fetchAround(id);
      if (id === this.wanted) {
        this.around = around;
      }
    } catch (error) {
      if (id === this.wanted) {
        this.error = this.explain(error);
      }
    }
  }
}
