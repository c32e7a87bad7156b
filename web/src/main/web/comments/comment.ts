import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { unsafeHTML } from 'lit/directives/unsafe-html.js';
import { repeat } from 'lit/directives/repeat.js';
import { WithIgnored } from '../ignoring/with-ignored.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { fetchComment } from './calls.js';
import { commentHead } from './comment-head.js';
import { markdownOf } from './markdown-of.js';
import { commentStyles, proseStyles } from './styles.js';
import type { Thread } from './thread.js';
import type { Comment, Reason, Vote } from './types.js';
import { voteButton } from './vote-button.js';

/** One comment with its replies below it. */
export class CommentElement extends SpeakingElement {
  static override styles = [tokens, controls, proseStyles, commentStyles];

  @property({ attribute: false }) comment!: Comment;
  @property({ attribute: false }) thread!: Thread;
  @property({ attribute: false }) mine: Vote = 0;
  /** Of all votes of the reader, so that replies below are rendered again when one changes. */
  @property({ attribute: false }) votes: Record<string, Vote> = {};
  @property() target = '';
  @property({ attribute: false }) linkTo: (id: string) => string = () => '#';

  @state() private open: 'reply' | 'edit' | 'delete' | 'report' | null = null;
  @state() private draft = { text: '', etag: null as string | null };
  @state() private notice = '';
  @state() private error = '';
  @state() private loading = false;

  private readonly reader = new WithSession(this);
  private readonly ignored = new WithIgnored(this);

  override render() {
    const { comment } = this;
    const name = comment.author?.name || this.say('deletedAuthor');
    return html`<article
        id="comment-${comment.id}"
        tabindex="-1"
        class=${comment.id === this.target ? 'target' : ''}
        aria-label=${this.say('commentBy', { name })}
      >
        ${this.content(name)}
      </article>
      ${this.replies()}`;
  }

  private content(name: string): TemplateResult {
    if (this.isGone()) {
      return this.tombstone();
    }
    return this.ignored.readers.has(this.comment.author?.id) ? this.ignoredNote() : this.body(name);
  }

  private ignoredNote(): TemplateResult {
    return html`<p class="soft tombstone">
        ${this.say('ignoring')}
        <button type="button" class="plain" @click=${this.stopIgnoring}>${this.say('stopIgnoring')}</button>
      </p>
      <p class="error" role="alert">${this.error}</p>`;
  }

  /** Removed by its author or a moderator; its place stays while it has replies. */
  private isGone(): boolean {
    return this.comment.state !== 'PUBLISHED' && !this.comment.html;
  }

  private tombstone(): TemplateResult {
    return html`<p class="soft tombstone">${this.say('tombstone')}</p>`;
  }

  private body(name: string): TemplateResult {
    const { comment } = this;
    return html`${commentHead(comment, name, this.linkTo(comment.id), this.language)}
      ${comment.state === 'HELD' ? html`<p class="held">${this.say('heldBadge')}</p>` : nothing}
      ${this.open === 'edit' ? this.editor() : html`<div class="prose">${unsafeHTML(comment.html)}</div>`}
      ${comment.state === 'PUBLISHED' ? this.actions(name) : nothing}
      <p class="soft" role="status">${this.notice}</p>
      <p class="error" role="alert">${this.error}</p>
      ${this.panel(name)}`;
  }

  private actions(name: string): TemplateResult {
    const own = this.isOwn();
    return html`<div class="actions" role="group" aria-label=${this.say('actionsFor', { name })}>
      ${this.voteButton(1, own)} ${this.voteButton(-1, own)}
      ${this.thread.closed ? nothing : this.opener('reply', 'reply')}
      ${own ? html`${this.opener('edit', 'edit')} ${this.opener('delete', 'delete')}` : html`${this.opener('report', 'report')} ${this.ignoreButton(name)}`}
    </div>`;
  }

  private voteButton(value: 1 | -1, disabled: boolean): TemplateResult {
    const pressed = this.mine === value;
    return voteButton({
      sign: value === 1 ? '▲' : '▼',
      label: this.say(value === 1 ? 'voteUp' : 'voteDown'),
      count: value === 1 ? this.comment.up : this.comment.down,
      pressed,
      disabled,
      press: () => void this.vote(pressed ? 0 : value),
    });
  }

  private ignoreButton(name: string): TemplateResult | typeof nothing {
    return this.ignored.readers.offered
      ? html`<button type="button" class="plain" @click=${this.ignore}>${this.say('ignore', { name })}</button>`
      : nothing;
  }

  private opener(what: NonNullable<typeof this.open>, key: 'reply' | 'edit' | 'delete' | 'report'): TemplateResult {
    return html`<button
      type="button"
      class="plain"
      aria-expanded=${this.open === what}
      @click=${() => (this.open === what ? this.close() : this.start(what))}
    >
      ${this.say(key)}
    </button>`;
  }

  private panel(name: string): TemplateResult | typeof nothing {
    switch (this.open) {
      case 'reply':
        return html`<usersay-composer
          class="panel"
          .label=${this.say('replyTo', { name })}
          .action=${this.say('postReply')}
          .people=${() => this.thread.people()}
          cancellable
          .cancel=${() => this.close()}
          .submit=${(text: string, key: string) => this.reply(text, key)}
        ></usersay-composer>`;
      case 'delete':
        return html`<div class="panel row" role="group" aria-label=${this.say('delete')}>
          <span>${this.say('deleteQuestion')}</span>
          <button type="button" class="main" @click=${this.delete}>${this.say('deleteYes')}</button>
          <button type="button" @click=${this.close}>${this.say('keep')}</button>
        </div>`;
      case 'report':
        return html`<usersay-report
          class="panel"
          .cancel=${() => this.close()}
          .submit=${(reason: Reason, note: string) => this.report(reason, note)}
        ></usersay-report>`;
      default:
        return nothing;
    }
  }

  private editor(): TemplateResult {
    return html`<usersay-composer
      class="panel"
      .label=${this.say('editLabel')}
      .action=${this.say('save')}
      .text=${this.draft.text}
      .people=${() => this.thread.people()}
      cancellable
      .cancel=${() => this.close()}
      .submit=${(text: string) => this.edit(text)}
    ></usersay-composer>`;
  }

  private replies(): TemplateResult | typeof nothing {
    const { comment } = this;
    const shown = comment.replies?.items ?? [];
    const left = Math.max(0, comment.replyCount - shown.length);
    const more = comment.replies ? comment.replies.next !== null : left > 0;
    if (!shown.length && !more) {
      return nothing;
    }
    return html`<ol class="replies" aria-label=${this.say('repliesTo', { name: comment.author?.name ?? '' })}>
        ${repeat(
          shown,
          (reply) => reply.id,
          (reply) => html`<li>${this.child(reply)}</li>`,
        )}
      </ol>
      ${more
        ? html`<button type="button" class="plain more" aria-disabled=${this.loading} @click=${this.moreReplies}>
            ${left ? this.say('moreReplies', { count: left }) : this.say('moreRepliesUncounted')}
          </button>`
        : nothing}`;
  }

  private child(reply: Comment): TemplateResult {
    return html`<usersay-comment
      .comment=${reply}
      .thread=${this.thread}
      .mine=${this.votes[reply.id] ?? 0}
      .votes=${this.votes}
      .target=${this.target}
      .linkTo=${this.linkTo}
    ></usersay-comment>`;
  }

  private isOwn(): boolean {
    return !!this.reader.reader && this.reader.reader.id === this.comment.author?.id;
  }

  /** Otherwise the conversation around it is asked to offer the sign-in. */
  private isSignedIn(): boolean {
    if (!this.reader.reader) {
      this.dispatchEvent(new CustomEvent('usersay-sign-in', { bubbles: true, composed: true }));
    }
    return !!this.reader.reader;
  }

  private async start(what: NonNullable<typeof this.open>): Promise<void> {
    this.error = this.notice = '';
    if (!this.isSignedIn()) {
      return;
    }
    if (what === 'edit' && !(await this.fetchSource())) {
      return;
    }
    this.open = what;
    await this.updateComplete;
    const panel = this.renderRoot.querySelector<HTMLElement>('.panel');
    (panel?.querySelector('button') ?? panel)?.focus();
  }

  private readonly close = (): void => {
    const what = this.open;
    this.open = null;
    void this.updateComplete.then(() => {
      const openers = this.renderRoot.querySelectorAll<HTMLElement>('.actions [aria-expanded]');
      (what === 'reply' ? openers[0] : openers[1])?.focus();
    });
  };

  /** What was typed, with its version; else Markdown made from the published words, of no certain version. */
  private async fetchSource(): Promise<boolean> {
    const { id, html: published, text, etag } = this.comment;
    try {
      const { comment: own, etag: fetched } = text ? { comment: { text }, etag } : await fetchComment(id);
      this.draft = own.text ? { text: own.text, etag: fetched ?? null } : { text: markdownOf(published), etag: null };
      return true;
    } catch (error) {
      this.error = this.explain(error);
      return false;
    }
  }

  private async reply(text: string, key: string): Promise<void> {
    const posted = await this.thread.post({ text, parent: this.comment.id }, key);
    this.close();
    this.notice = this.say(posted.state === 'HELD' ? 'heldNotice' : 'replyPosted');
  }

  private async edit(text: string): Promise<void> {
    const edited = await this.thread.edit(this.comment, text, this.draft.etag);
    this.close();
    this.notice = this.say(edited.state === 'HELD' ? 'heldNotice' : 'saved');
  }

  private async report(reason: Reason, note: string): Promise<void> {
    await this.thread.report(this.comment, reason, note);
    this.close();
    this.notice = this.say('reported');
  }

  private readonly delete = (): Promise<void> =>
    this.attempt(async () => {
      await this.thread.delete(this.comment);
      this.open = null;
    });

  private readonly ignore = (): Promise<void> =>
    this.attempt(async () => {
      const author = this.comment.author!;
      await this.ignored.readers.ignore(author.id, author.name);
    });

  private readonly stopIgnoring = (): Promise<void> =>
    this.attempt(() => this.ignored.readers.stop(this.comment.author!.id));

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    }
  }

  private async vote(value: Vote): Promise<void> {
    if (!this.isSignedIn()) {
      return;
    }
    await this.attempt(() => this.thread.vote(this.comment, value));
  }

  private readonly moreReplies = async (): Promise<void> => {
    if (this.loading) {
      return;
    }
    this.loading = true;
    await this.attempt(() => this.thread.moreReplies(this.comment));
    this.loading = false;
  };
}
