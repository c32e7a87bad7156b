import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../api/problem.js';
import { avatar } from '../comments/avatar.js';
import { badges } from '../comments/comment-head.js';
import { Links } from '../comments/links.js';
import { permalink } from '../comments/permalink.js';
import { proseStyles } from '../comments/styles.js';
import type { Author, Comment } from '../comments/types.js';
import { dateTime } from '../i18n/dates.js';
import { WithIgnored } from '../ignoring/with-ignored.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { fetchArticle, fetchHistory, fetchProfile, type ArticleInfo } from './calls.js';
import { profileStyles } from './styles.js';
import { prose } from '../comments/prose.js';

/** A reader as everybody may see him: name, badges and published comments; and whether I want to see them. */
export class ReaderProfile extends SpeakingElement {
  static override styles = [tokens, controls, proseStyles, profileStyles];

  @property() site = '';
  /** The reader's id; without it, what the page's address names as `id`. */
  @property() reader = '';

  @state() private author: Author | undefined;
  @state() private history: Comment[] = [];
  @state() private articles: Record<string, ArticleInfo> = {};
  @state() private next: string | null = null;
  @state() private state: 'loading' | 'ready' | 'not-found' | 'failed' = 'loading';
  @state() private error = '';
  @state() private busy = false;

  private readonly me = new WithSession(this, () => void this.ignored.readers.load());
  private readonly ignored = new WithIgnored(this);

  private get shownReader(): string {
    return this.reader || (new URLSearchParams(location.search).get('id') ?? '');
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if ((changed.has('site') || changed.has('reader')) && this.site) {
      void this.start();
    }
  }

  /** Who is named leads to another profile on this very page. */
  override updated(): void {
    new Links(location.href, location.pathname + location.search, '', '').leadMentions(this.renderRoot);
  }

  override render() {
    switch (this.state) {
      case 'loading':
        return html`<p class="soft" aria-busy="true">${this.say('loading')}</p>`;
      case 'not-found':
        return html`<p>${this.say('profileUnknown')}</p>
          ${this.ignoredReaders()}`;
      case 'failed':
        return html`<div role="alert">
          <p>${this.say('profileUnavailable')}</p>
          <button type="button" @click=${() => this.start()}>${this.say('tryAgain')}</button>
        </div>`;
      case 'ready':
        return html`${this.head(this.author!)} ${this.ignoredReaders()} ${this.comments(this.author!)}`;
    }
  }

  private head(author: Author): TemplateResult {
    return html`<header>
        ${avatar(author)}
        <div>
          <h2>${author.name}</h2>
          <p class="row">${badges(author, this.language)} ${this.isMine() ? this.thatIsYou() : this.ignoring(author)}</p>
        </div>
      </header>
      <p class="error" role="alert">${this.error}</p>`;
  }

  private thatIsYou(): TemplateResult {
    return html`<span class="soft">${this.say('profileYours')}</span>`;
  }

  private ignoring({ id, name }: Author): TemplateResult | typeof nothing {
    const { readers } = this.ignored;
    if (!readers.offered) {
      return nothing;
    }
    return readers.has(id)
      ? html`<span class="soft">${this.say('ignoring', { name })}</span>
          <button type="button" @click=${() => this.attempt(() => readers.stop(id))}>${this.say('stopIgnoring')}</button>`
      : html`<button type="button" @click=${() => this.attempt(() => readers.ignore(id, name))}>
          ${this.say('ignore', { name })}
        </button>`;
  }

  /** On my own profile: whom I do not want to see, with a way back. */
  private ignoredReaders(): TemplateResult | typeof nothing {
    const { readers } = this.ignored;
    if (!this.isMine() || !readers.all.length) {
      return nothing;
    }
    return html`<section class="ignored" aria-labelledby="ignored">
      <h3 id="ignored">${this.say('ignoredReaders')}</h3>
      <ul>
        ${readers.all.map(
          ({ id, name }) =>
            html`<li class="row">
              <span>${name}</span>
              <button
                type="button"
                class="plain"
                aria-label="${this.say('stopIgnoring')}: ${name}"
                @click=${() => this.attempt(() => readers.stop(id))}
              >
                ${this.say('stopIgnoring')}
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }

  private comments(author: Author): TemplateResult {
    if (this.ignored.readers.has(author.id)) {
      return html`<p class="soft">${this.say('historyHidden')}</p>`;
    }
    return html`<h3>${this.say('history')}</h3>
      <ol class="history">
        ${repeat(
          this.history,
          (comment) => comment.id,
          (comment) => html`<li>${this.comment(comment)}</li>`,
        )}
      </ol>
      ${this.next
        ? html`<button type="button" class="more" aria-disabled=${this.busy} @click=${() => this.more()}>
            ${this.say('moreComments')}
          </button>`
        : nothing}`;
  }

  private comment(comment: Comment): TemplateResult {
    const { title, url } = this.articles[comment.article] ?? {};
    const when = html`<time datetime=${comment.createdAt}>${dateTime(this.language, comment.createdAt)}</time>`;
    const name = title || comment.article;
    const link = url && /^https?:\/\//.test(url) ? permalink(url, comment.id) : null;
    return html`<article>
      <p class="about">${link ? html`<a href=${link}>${name}</a>` : html`<span>${name}</span>`} ${when}</p>
      <div class="prose">${prose(comment.html)}</div>
    </article>`;
  }

  private isMine(): boolean {
    return !!this.me.reader && this.me.reader.id === this.shownReader;
  }

  private async start(): Promise<void> {
    this.state = 'loading';
    try {
      const [author, page] = await Promise.all([fetchProfile(this.shownReader), fetchHistory(this.shownReader, null)]);
      this.author = author;
      this.history = page.items;
      this.next = page.next;
      this.state = 'ready';
    } catch (error) {
      this.state = error instanceof Problem && error.status === 404 ? 'not-found' : 'failed';
    }
    void this.nameArticles();
    await session.load();
    await this.ignored.readers.load();
  }

  private async more(): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    await this.attempt(async () => {
      const page = await fetchHistory(this.shownReader, this.next);
      this.history = [...this.history, ...page.items];
      this.next = page.next;
    });
    this.busy = false;
    void this.nameArticles();
  }

  /** The list names articles by id; their titles and addresses come after, one request an article. */
  private async nameArticles(): Promise<void> {
    const unnamed = [...new Set(this.history.map((comment) => comment.article))].filter((id) => !this.articles[id]);
    await Promise.all(
      unnamed.map(async (id) => {
        const article = await fetchArticle(this.site, id).catch((): ArticleInfo => ({}));
        this.articles = { ...this.articles, [id]: article };
      }),
    );
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    }
  }
}
