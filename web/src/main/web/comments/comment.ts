import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { WithIgnored } from '../ignoring/with-ignored.js';
import { session } from '../session/session.js';
import { WithSession } from '../session/with-session.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { CommentForms, type Form, type Host } from './comment-forms.js';
import { commentHead } from './comment-head.js';
import { Countdown } from './edit-window.js';
import type { Links } from './links.js';
import { moderates } from './moderators.js';
import { prose } from './prose.js';
import { commentStyles, proseStyles } from './styles.js';
import type { Thread } from './thread.js';
import type { Comment, Vote } from './types.js';
import { voteButton } from './vote-button.js';

/** One comment with its replies below it. */
export class CommentElement extends SpeakingElement implements Host {
  static override styles = [tokens, controls, proseStyles, commentStyles];

  @property({ attribute: false }) comment!: Comment;
  @property({ attribute: false }) thread!: Thread;
  @property({ attribute: false }) mine: Vote = 0;
  /** Of all votes of the reader, so that replies below are rendered again when one changes. */
  @property({ attribute: false }) votes: Record<string, Vote> = {};
  @property() target = '';
  @property({ attribute: false }) links!: Links;

  @state() private loading = false;

  private readonly reader: WithSession = new WithSession(this, () => session.reader && this.forms.resume());
  private readonly ignored = new WithIgnored(this);
  private readonly forms = new CommentForms(this);
  private readonly editable = new Countdown(this);

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

  override updated(): void {
    this.links.leadMentions(this.renderRoot);
  }

  /** Guests reply where the site lets them; all else needs a reader, for whom the conversation offers the sign-in. */
  mayOpen(form: Form): boolean {
    return (form === 'reply' && this.thread.guests) || this.isSignedIn();
  }

  private content(name: string): TemplateResult {
    if (this.isGone()) {
      return html`<p class="soft tombstone">${this.say('tombstone')}</p>`;
    }
    return this.ignored.readers.has(this.comment.author?.id) ? this.ignoredNote(name) : this.body(name);
  }

  private ignoredNote(name: string): TemplateResult {
    return html`<p class="soft tombstone">
        ${this.say('ignoring', { name })}
        <button type="button" class="plain" @click=${this.stopIgnoring}>${this.say('stopIgnoring')}</button>
      </p>
      <p class="error" role="alert">${this.forms.error}</p>`;
  }

  /** Removed by its author or a moderator; its place stays while it has replies. */
  private isGone(): boolean {
    return this.comment.state !== 'PUBLISHED' && !this.comment.html;
  }

  private body(name: string): TemplateResult {
    const { comment, forms } = this;
    const removed = 'decided' in comment && comment.state !== 'PUBLISHED';
    // The moderators' menu keeps its place, and so the focus, when a decision removes the words around it.
    return html`${commentHead(comment, name, this.links, this.language)}
      ${removed ? nothing : this.words(name)} ${this.moderation()}
      <p class="soft" role="status">${forms.notice}</p>
      <p class="error" role="alert">${forms.error}</p>
      ${removed || !this.mayWrite() ? nothing : forms.panel(name, !this.reader.reader)}`;
  }

  private words(name: string): TemplateResult {
    const { comment, forms } = this;
    return html`${comment.state === 'HELD' ? html`<p class="held">${this.say('heldBadge')}</p>` : nothing}
      ${comment.state === 'REJECTED' ? this.rejection() : nothing}
      ${forms.open === 'edit'
        ? forms.editor()
        : html`<div class="prose">${prose(comment.html)}</div>`}
      ${this.actions(name)}`;
  }

  /** Why it was rejected, for its author. */
  private rejection(): TemplateResult {
    const { statement } = this.comment;
    return html`<p class="held">${this.say('rejectedBadge')}</p>
      <p class="statement">${statement || this.say('rejectedWithoutStatement')}</p>`;
  }

  /** What waits for a moderator or was rejected is its author's alone. */
  private actions(name: string): TemplateResult | typeof nothing {
    const own = this.isOwn();
    const shown = this.comment.state === 'PUBLISHED';
    const rejected = this.comment.state === 'REJECTED';
    if (!shown && !(own && (rejected || this.comment.state === 'HELD'))) {
      return nothing;
    }
    return html`<div class="actions" role="group" aria-label=${this.say('actionsFor', { name })}>
      ${shown ? html`${this.voteButton(1, own)} ${this.voteButton(-1, own)}` : nothing}
      ${shown && !this.thread.closed ? this.forms.opener('reply') : nothing}
      ${own
        ? html`${rejected ? this.appealButton() : nothing}
          ${!rejected && this.mayEdit() ? this.forms.opener('edit') : nothing} ${this.forms.opener('delete')}`
        : html`${this.forms.opener('report')} ${this.ignoreButton(name)}`}
    </div>`;
  }

  /** For those who moderate the site alone; what it needs is loaded for them alone. */
  private moderation(): TemplateResult | typeof nothing {
    const { comment } = this;
    const offered = comment.state === 'PUBLISHED' || 'decided' in comment;
    return offered && moderates(this.reader.reader, this.thread.site)
      ? html`<usersay-moderation .comment=${comment} .thread=${this.thread}></usersay-moderation>`
      : nothing;
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

  private appealButton(): TemplateResult | string {
    return this.comment.appealable
      ? html`<button type="button" class="plain" data-action="appeal" @click=${this.appeal}>${this.say('appeal')}</button>`
      : this.say('appealed');
  }

  private ignoreButton(name: string): TemplateResult | typeof nothing {
    return this.ignored.readers.offered
      ? html`<button type="button" class="plain" aria-label=${this.say('ignore', { name })} @click=${this.ignore}>
          ${this.say('ignoreShort')}
        </button>`
      : nothing;
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
      .links=${this.links}
    ></usersay-comment>`;
  }

  private isOwn(): boolean {
    return !!this.reader.reader && this.reader.reader.id === this.comment.author?.id;
  }

  /** What is being written when the time is over stays, and is explained when it is saved. */
  private mayEdit(): boolean {
    return this.editable.isRunning(this.thread.own.editWindow.left(this.comment)) || this.forms.open === 'edit';
  }

  /** Whether an open form still has a reader or a guest to write in it. */
  private mayWrite(): boolean {
    return !!this.reader.reader || this.thread.guests;
  }

  private isSignedIn(): boolean {
    if (!this.reader.reader) {
      this.dispatchEvent(new CustomEvent('usersay-sign-in', { bubbles: true, composed: true }));
    }
    return !!this.reader.reader;
  }

  private readonly appeal = (): Promise<void> => this.forms.attempt(() => this.thread.own.appeal(this.comment));

  private readonly ignore = (): Promise<void> =>
    this.forms.attempt(async () => {
      const author = this.comment.author!;
      await this.ignored.readers.ignore(author.id, author.name);
    });

  private readonly stopIgnoring = (): Promise<void> =>
    this.forms.attempt(() => this.ignored.readers.stop(this.comment.author!.id));

  private async vote(value: Vote): Promise<void> {
    if (this.isSignedIn()) {
      await this.forms.attempt(() => this.thread.vote(this.comment, value));
    }
  }

  private readonly moreReplies = async (): Promise<void> => {
    if (this.loading) {
      return;
    }
    this.loading = true;
    await this.forms.attempt(() => this.thread.moreReplies(this.comment));
    this.loading = false;
  };
}
