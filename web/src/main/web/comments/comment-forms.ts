import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { SpeakingElement } from '../style/element.js';
import { fetchSource, reportComment, type Source } from './calls.js';
import type { Guest } from './guest.js';
import type { Thread } from './thread.js';
import type { Comment, Reason } from './types.js';

export type Form = 'reply' | 'edit' | 'delete' | 'report';

/** The element around the forms. */
export interface Host extends SpeakingElement {
  readonly comment: Comment;
  readonly thread: Thread;
  /** Whether the reader may open the form; otherwise an event requests the sign-in of the conversation around it. */
  mayOpen(form: Form): boolean;
}

/** What a reader can write about one comment: one form at a time, and what came of the last one. */
export class CommentForms implements ReactiveController {
  open: Form | null = null;
  notice = '';
  error = '';

  /** The form that the reader wanted to open before signing in; the last one of the page. */
  private static waiting: { forms: CommentForms; form: Form } | null = null;

  private source: Source = { text: '', etag: null };

  constructor(private readonly host: Host) {
    host.addController(this);
  }

  hostConnected(): void {}

  opener(form: Form): TemplateResult {
    return html`<button
      type="button"
      class="plain"
      data-form=${form}
      aria-expanded=${this.open === form}
      @click=${() => (this.open === form ? this.close() : this.start(form))}
    >
      ${this.host.say(form)}
    </button>`;
  }

  /** In place of the words. */
  editor(): TemplateResult {
    return html`<usersay-composer
      class="panel"
      .label=${this.host.say('editLabel')}
      .action=${this.host.say('save')}
      .text=${this.source.text}
      .people=${() => this.host.thread.people()}
      .site=${this.host.thread.site}
      cancellable
      .cancel=${() => this.close()}
      .submit=${(text: string) => this.edit(text)}
    ></usersay-composer>`;
  }

  /** Below the words. */
  panel(name: string, asGuest: boolean): TemplateResult | typeof nothing {
    switch (this.open) {
      case 'reply':
        return html`<usersay-composer
          class="panel"
          .label=${this.host.say('replyTo', { name })}
          .action=${this.host.say('postReply')}
          .people=${() => this.host.thread.people()}
          .site=${this.host.thread.site}
          .draft=${`${this.host.thread.site}/${this.host.thread.article}/${this.host.comment.id}`}
          ?guest=${asGuest}
          cancellable
          .cancel=${() => this.close()}
          .submit=${(text: string, key: string, guest?: Guest) => this.reply(text, key, guest)}
        ></usersay-composer>`;
      case 'delete':
        return html`<div class="panel row" role="group" aria-label=${this.host.say('delete')}>
          <span>${this.host.say('deleteQuestion')}</span>
          <button type="button" class="main" @click=${() => this.delete()}>${this.host.say('deleteYes')}</button>
          <button type="button" @click=${() => this.close()}>${this.host.say('keep')}</button>
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

  /** Does one thing and says what went wrong. */
  async attempt(work: () => Promise<void>): Promise<void> {
    this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.host.explain(error);
    }
    this.host.requestUpdate();
  }

  private async start(form: Form): Promise<void> {
    this.error = this.notice = '';
    CommentForms.waiting = null;
    if (!this.host.mayOpen(form)) {
      CommentForms.waiting = { forms: this, form };
      return;
    }
    if (form === 'edit' && !(await this.fetchSource())) {
      this.host.requestUpdate();
      return;
    }
    this.open = form;
    this.host.requestUpdate();
    await this.host.updateComplete;
    const panel = this.host.renderRoot.querySelector<HTMLElement>('.panel');
    (panel?.querySelector('button') ?? panel)?.focus();
  }

  /** Opens what the reader signed in for. */
  resume(): void {
    if (CommentForms.waiting?.forms === this) {
      void this.start(CommentForms.waiting.form);
    }
  }

  private close(): void {
    const form = this.open;
    this.open = null;
    this.host.requestUpdate();
    void this.host.updateComplete.then(() =>
      this.host.renderRoot.querySelector<HTMLElement>(`[data-form=${form}]`)?.focus(),
    );
  }

  /** Asked for each time: the words may have been changed on another page. */
  private async fetchSource(): Promise<boolean> {
    try {
      this.source = await fetchSource(this.host.comment.id);
      return true;
    } catch (error) {
      this.error = this.host.explain(error);
      return false;
    }
  }

  private async reply(text: string, key: string, guest?: Guest): Promise<void> {
    const parent = this.host.comment.id;
    const posted = await this.host.thread.post(guest ? { text, parent, guest } : { text, parent }, key);
    this.done(posted.state === 'HELD' ? 'heldNotice' : 'replyPosted');
  }

  private async edit(text: string): Promise<void> {
    const edited = await this.host.thread.edit(this.host.comment, text, this.source.etag);
    this.done(edited.state === 'HELD' ? 'heldNotice' : 'saved');
  }

  private async report(reason: Reason, note: string): Promise<void> {
    await reportComment(this.host.comment.id, reason, note);
    this.done('reported');
  }

  private delete(): Promise<void> {
    return this.attempt(async () => {
      await this.host.thread.delete(this.host.comment);
      this.open = null;
    });
  }

  private done(notice: 'heldNotice' | 'replyPosted' | 'saved' | 'reported'): void {
    this.notice = this.host.say(notice);
    this.close();
  }
}
