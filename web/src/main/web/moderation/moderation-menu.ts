import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Thread } from '../comments/thread.js';
import type { Comment, State } from '../comments/types.js';
import type { CannedReason, Decision, Outcome, Why } from '../console/desk/types.js';
import { tellIn } from '../console/words/index.js';
import { Problem } from '../api/problem.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { decide, deskAddress, fetchReasons, pin, undo } from './calls.js';
import { menuStyles } from './styles.js';
import { tellMenu, type MenuKey } from './words.js';

type Panel = 'closed' | 'decisions' | 'reasons';

/** What a moderator can do about a comment on the article's own page. A decision can be undone in its place. */
export class ModerationMenu extends SpeakingElement {
  static override styles = [tokens, controls, menuStyles];

  @property({ attribute: false }) comment!: Comment;
  @property({ attribute: false }) thread!: Thread;
  @state() private panel: Panel = 'closed';
  @state() private reasons: CannedReason[] = [];
  @state() private message = '';
  @state() private error = '';
  @state() private busy = false;
  private focusNext = '';

  override render() {
    const { comment } = this;
    const name = comment.author?.name || this.say('deletedAuthor');
    const removed = 'decided' in comment && comment.state !== 'PUBLISHED';
    return html`<div class="menu" @keydown=${this.onKey}>
      <div class="row">
        ${removed
          ? html`<span class="removed">${this.word(`now${comment.state}`)}</span>`
          : html`<button
              type="button"
              class="plain open"
              aria-expanded=${this.panel !== 'closed'}
              aria-label=${this.word('moderateOf', { name })}
              @click=${() => this.show(this.panel === 'closed' ? 'decisions' : 'closed')}
            >
              ${this.word('moderate')}
            </button>`}
        ${comment.decided
          ? html`<button type="button" class="plain undo" @click=${this.takeBack}>${this.desk('undo')}</button>`
          : nothing}
        ${removed ? this.deskLink() : nothing}
      </div>
      <p class="soft" role="status">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>
      ${removed ? nothing : this.content(name)}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // The comment with its decision comes with an update of its own.
    const target = this.focusNext ? this.renderRoot.querySelector<HTMLElement>(this.focusNext) : null;
    if (target) {
      this.focusNext = '';
      target.focus();
    }
  }

  private content(name: string): TemplateResult | typeof nothing {
    switch (this.panel) {
      case 'decisions':
        return html`<div class="panel" role="group" aria-label=${this.word('moderateOf', { name })}>
          <button type="button" @click=${() => this.decide('APPROVE')}>${this.desk('approve')}</button>
          <button type="button" @click=${this.askReason}>${this.desk('reject')}…</button>
          <button type="button" @click=${() => this.decide('SPAM')}>${this.desk('spam')}</button>
          <button type="button" @click=${() => this.decide('DELETE')}>${this.desk('delete')}</button>
          ${this.comment.parent
            ? nothing
            : html`<button type="button" @click=${this.togglePin}>${this.desk(this.comment.pinned ? 'unpin' : 'pin')}</button>`}
          ${this.deskLink()}
        </div>`;
      case 'reasons':
        return html`<div class="panel reasons" role="group" aria-label=${this.word('rejectWhy')}>
          <span class="soft">${this.word('rejectWhy')}</span>
          ${this.reasons.map(
            (reason) =>
              html`<button type="button" title=${reason.statement} @click=${() => this.decide('REJECT', { reasonCode: reason.code })}>
                ${reason.label}
              </button>`,
          )}
          <button type="button" @click=${() => this.decide('REJECT')}>${this.word('withoutReason')}</button>
          <button type="button" class="plain" @click=${() => this.show('decisions')}>${this.word('back')}</button>
        </div>`;
      case 'closed':
        return nothing;
    }
  }

  private deskLink(): TemplateResult {
    return html`<a href=${deskAddress(this.comment, this.thread.site, this.language)} target="_blank" rel="noopener">${this.word('inDesk')}</a>`;
  }

  private show(panel: Panel): void {
    this.panel = panel;
    this.message = this.error = '';
    this.focusNext = panel === 'closed' ? '.open' : '.panel button';
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && this.panel !== 'closed') {
      event.stopPropagation();
      this.show('closed');
    }
  };

  private readonly askReason = (): Promise<void> =>
    this.attempt(async () => {
      this.reasons = await fetchReasons(this.thread.site);
      this.show('reasons');
    });

  private decide(decision: Decision, why: Why = {}): Promise<void> {
    return this.attempt(async () => {
      const [outcome] = await decide([this.comment.id], decision, why, this.comment.state);
      if (!outcome) {
        return;
      }
      if (outcome.problem) {
        this.refused(outcome);
        return;
      }
      this.settle(outcome.state ?? this.comment.state, outcome.decision ?? undefined);
      this.message = decision === 'APPROVE' ? this.word('approved') : '';
      this.focusNext = '.undo';
    });
  }

  /** Another moderator was first: the comment is shown as it is now. */
  private refused(outcome: Outcome): void {
    if (outcome.problem?.endsWith('/already-decided')) {
      const conflict = this.word('conflict', { by: outcome.byName || this.word('another') });
      const state = outcome.state ?? this.comment.state;
      this.settle(state, undefined);
      this.error = conflict;
      this.focusNext = state === 'PUBLISHED' ? '.open' : '.row a';
      return;
    }
    throw new Problem(400, { type: outcome.problem! }, null);
  }

  /** The comment stays in its place with the decision; it counts where it is published. */
  private settle(state: State, decision: string | undefined): void {
    this.panel = 'closed';
    const { thread, comment } = this;
    const counts = (one: State): number => (one === 'PUBLISHED' ? 1 : 0);
    thread.setCount(Math.max(0, (thread.count ?? 0) + counts(state) - counts(comment.state)));
    thread.change(comment.id, (one) => ({ ...one, state, decided: decision }));
  }

  private readonly takeBack = (): Promise<void> =>
    this.attempt(async () => {
      const { state } = await undo(this.comment.decided!);
      this.settle(state, undefined);
      this.message = this.word('undone');
      this.focusNext = '.open';
    });

  private readonly togglePin = (): Promise<void> =>
    this.attempt(async () => {
      const pinned = !this.comment.pinned;
      await pin(this.comment.id, pinned);
      this.thread.change(this.comment.id, (one) => ({ ...one, pinned }));
      this.show('closed');
      this.message = this.word(pinned ? 'pinned' : 'unpinned');
    });

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.message = this.error = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }

  private word(key: MenuKey, words: Record<string, string> = {}): string {
    return tellMenu(this.language, key, words);
  }

  /** A word of the console. */
  private desk(key: Parameters<ReturnType<typeof tellIn>>[0]): string {
    return tellIn(this.language)(key);
  }
}
