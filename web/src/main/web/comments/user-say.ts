import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { ignored } from '../ignoring/ignored.js';
import { Live } from './live.js';
import { eventsOf } from './live-thread.js';
import type { Guest } from './guest.js';
import { Links, profileLink } from './links.js';
import { heldComments, rejectedComments } from './own-lists.js';
import { linkedComment } from './permalink.js';
import { scrollToArrivals } from './scroll-to-arrivals.js';
import { sortSelect } from './sort-select.js';
import { Thread } from './thread.js';
import type { Comment } from './types.js';
import { warnings } from './warnings.js';
import { userSayStyles } from './user-say-styles.js';

/** The conversation under an article. */
export class UserSay extends SpeakingElement {
  static override styles = [tokens, controls, userSayStyles];

  @property() site = '';
  @property() article = '';
  @property({ attribute: 'article-title' }) articleTitle = '';
  @property({ attribute: 'article-url' }) articleUrl = '';
  /** Whether comments of others arrive while the page is read. */
  @property({ type: Boolean, attribute: 'live' }) isLive = false;
  /** Whether the form is offered to readers without an account; the service decides all the same. */
  @property({ type: Boolean }) guests = false;
  /** The page of `<reader-profile>`, where it is not the service's own. */
  @property({ attribute: 'profile-page' }) profilePage = '';

  @state() private thread: Thread | undefined;
  @state() private notice = '';
  @state() private error = '';
  @state() private signingIn = false;
  @state() private loadingMore = false;
  @state() private target = '';

  private readonly reader = new WithSession(this, () => this.readerChanged());
  private live: Live | undefined;
  private links = new Links(location.href, '', '', '');

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('usersay-sign-in', this.askSignIn);
    if (this.thread) {
      this.listen(this.thread);
    }
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('articleUrl') || changed.has('profilePage')) {
      this.links = new Links(this.pageUrl(), this.profilePage, this.site, this.language);
    }
    if ((changed.has('site') || changed.has('article')) && this.site && this.article) {
      this.thread = new Thread(this.site, this.article, () => this.requestUpdate(), this.guests);
      void this.start(this.thread);
      this.listen(this.thread);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.live?.stop();
    this.live = undefined;
  }

  override render() {
    const { thread } = this;
    return html`<div class="head">
        <h2 tabindex="-1">
          ${thread?.count === undefined ? this.say('userSayTitle') : this.say('userSay', { count: thread.count })}
        </h2>
        ${thread?.state === 'ready'
          ? sortSelect((key) => this.say(key), thread.sort, (sort) => void thread.load(sort))
          : nothing}
      </div>
      ${warnings(this, this.reader.reader, this.site, (error) => (this.error = this.explain(error)))}
      ${thread ? this.writing(thread) : nothing}
      <p class="notice" role="status">${this.notice}</p>
      <p class="error" role="alert">${this.error}</p>
      ${thread ? this.conversation(thread) : nothing}`;
  }

  private writing(thread: Thread): TemplateResult {
    if (thread.closed) {
      return html`<p class="soft">${this.say('closed')}</p>`;
    }
    const me = this.reader.reader;
    if (!me) {
      return html`${this.signInPanel()} ${this.guests ? this.composer(thread, true) : nothing}`;
    }
    return html`<p class="who">
        ${this.say('signedInAs')} <a href=${profileLink(this.profilePage, me.id, this.site, this.language)}><strong>${me.name}</strong></a>
        <button type="button" class="plain" @click=${this.signOut}>${this.say('signOut')}</button>
      </p>
      ${this.composer(thread, false)}`;
  }

  private composer(thread: Thread, asGuest: boolean): TemplateResult {
    return html`<usersay-composer
      class="compose"
      .label=${this.say('yourComment')}
      .action=${this.say('post')}
      .people=${() => thread.people()}
      .site=${thread.site}
      .draft=${`${thread.site}/${thread.article}`}
      ?guest=${asGuest}
      .submit=${(text: string, key: string, guest?: Guest) => this.post(thread, text, key, guest)}
    ></usersay-composer>`;
  }

  private signInPanel(): TemplateResult {
    return html`<div class="sign-in">
      <div class="row">
        <span>${this.say('signInToComment')}</span>
        <button type="button" aria-expanded=${this.signingIn} @click=${() => (this.signingIn = !this.signingIn)}>
          ${this.say('signInOrRegister')}
        </button>
      </div>
      ${this.signingIn
        ? html`<reader-registration embedded view="sign-in" site=${this.site}></reader-registration>`
        : nothing}
    </div>`;
  }

  private conversation(thread: Thread): TemplateResult {
    if (thread.state === 'failed') {
      return html`<div class="empty" role="alert">
        <p>${this.say('commentsUnavailable')}</p>
        <button type="button" @click=${() => this.start(thread)}>${this.say('tryAgain')}</button>
      </div>`;
    }
    if (thread.state === 'loading') {
      return html`<p class="empty soft" aria-busy="true">${this.say('loading')}</p>`;
    }
    const comment = (own: Comment): TemplateResult => this.comment(thread, own);
    return html`${heldComments(this, thread.own, comment, this.moreButton(() => thread.own.moreHeld()))}
      ${rejectedComments(this, thread.own, comment)} ${this.linkedList(thread)}
      ${this.arrivals(thread)}
      ${thread.items.length
        ? html`<ol class="comments" aria-label=${this.say('comments')}>
            ${repeat(
              thread.items,
              (comment) => comment.id,
              (comment) => html`<li>${this.comment(thread, comment)}</li>`,
            )}
          </ol>`
        : html`<p class="empty soft">${this.say('noComments')}</p>`}
      ${thread.next ? this.moreButton(() => thread.more()) : nothing}`;
  }

  private moreButton(load: () => Promise<void>): TemplateResult {
    return html`<button type="button" class="more" aria-disabled=${this.loadingMore} @click=${() => this.more(load)}>
      ${this.say('moreComments')}
    </button>`;
  }

  private arrivals(thread: Thread): TemplateResult {
    const count = thread.arrivals.filter((one) => !ignored.has(one.author?.id)).length;
    const text = count === 1 ? this.say('newComment') : this.say('newComments', { count });
    return html`<div role="status" class="arrivals">
      ${count
        ? html`<button type="button" class="main" @click=${() => this.showArrivals(thread)}>${text}</button>`
        : nothing}
    </div>`;
  }

  /** Shows the arrivals and scrolls to the first of them. */
  private async showArrivals(thread: Thread): Promise<void> {
    thread.showArrivals();
    await this.updateComplete;
    scrollToArrivals(this.renderRoot.querySelector('.comments'), thread.sort);
  }

  private linkedList(thread: Thread): TemplateResult | typeof nothing {
    if (!thread.linked.length) {
      return nothing;
    }
    return html`<section class="linked" aria-label=${this.say('linkedTitle')}>
      <div class="row">
        <h3>${this.say('linkedTitle')}</h3>
        <button type="button" class="plain" @click=${() => thread.unlink()}>${this.say('showAll')}</button>
      </div>
      ${thread.linked.map((comment) => this.comment(thread, comment))}
    </section>`;
  }

  private comment(thread: Thread, comment: Comment): TemplateResult {
    return html`<usersay-comment
      .comment=${comment}
      .thread=${thread}
      .mine=${thread.own.votes[comment.id] ?? 0}
      .votes=${thread.own.votes}
      .target=${this.target}
      .links=${this.links}
    ></usersay-comment>`;
  }

  private listen(thread: Thread): void {
    if (!this.isLive) {
      return;
    }
    this.live?.stop();
    const events = eventsOf(thread, () => this.requestUpdate());
    this.live = new Live(this, thread.site, thread.article, events);
    this.live.start();
  }

  private async start(thread: Thread): Promise<void> {
    await thread.load();
    if (thread.state !== 'ready' || thread !== this.thread) {
      return;
    }
    await session.load();
    await Promise.all([thread.loadMine(), ignored.load()]);
    await this.openLinked(thread);
  }

  private async openLinked(thread: Thread): Promise<void> {
    const opened = await linkedComment(thread);
    if (!opened) {
      return;
    }
    this.target = opened.id;
    await this.updateComplete;
    this.dispatchEvent(new CustomEvent('usersay-linked', { detail: { id: opened.id } }));
    requestAnimationFrame(() => opened.reveal(this.renderRoot));
  }

  private readerChanged(): void {
    if (session.reader) {
      this.signingIn = false;
      this.notice = '';
    }
    void this.thread?.loadMine();
    void ignored.load();
  }

  private readonly askSignIn = (event: Event): void => {
    this.signingIn = true;
    this.notice = event instanceof CustomEvent && event.detail === 'ended' ? this.say('sessionEnded') : '';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('reader-registration')?.focus());
  };

  private readonly signOut = async (): Promise<void> => {
    try {
      await session.signOut();
    } catch (error) {
      this.error = this.explain(error);
    }
  };

  private async post(thread: Thread, text: string, key: string, guest?: Guest): Promise<void> {
    this.notice = '';
    const articleTitle = this.articleTitle || document.title;
    const draft = { text, articleTitle, articleUrl: this.pageUrl(), ...(guest && { guest }) };
    const posted = await thread.post(draft, key);
    this.notice = this.say(posted.state === 'HELD' ? 'heldNotice' : 'posted');
  }

  private async more(load: () => Promise<void>): Promise<void> {
    if (this.loadingMore) {
      return;
    }
    this.loadingMore = true;
    this.error = '';
    try {
      await load();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.loadingMore = false;
    }
  }

  private pageUrl(): string {
    return new URL(this.articleUrl || location.pathname, location.href).href;
  }
}
