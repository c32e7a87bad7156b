import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../style/controls.js';
import { SpeakingElement } from '../style/element.js';
import { tokens } from '../style/tokens.js';
import { tellIn, type Tell } from './words/index.js';
import type { FoundArticle } from './article/calls.js';
import { fetchReasons } from './desk/calls.js';
import { articleAddress, context } from './desk/context.js';
import { decisionBar } from './desk/decision-bar.js';
import { Desk } from './desk/desk.js';
import { helpDialog, reasonsDialog } from './desk/dialogs.js';
import { emptyList } from './desk/empty.js';
import { lastDecision, notices } from './desk/feedback.js';
import { FocusKeeper } from './desk/focus.js';
import { listHead } from './desk/list-head.js';
import { LoadingAhead } from './desk/loading-ahead.js';
import type { Speech } from './desk/parts.js';
import { Polling } from './desk/polling.js';
import { queueNav } from './desk/queue-nav.js';
import { rows } from './desk/rows.js';
import { Shortcuts } from './desk/shortcuts.js';
import { columnStyles } from './desk/style/columns.js';
import { toastStyles } from './desk/style/toasts.js';
import { contextStyles } from './desk/style/context.js';
import { headStyles } from './desk/style/head.js';
import { itemStyles } from './desk/style/items.js';
import type { CannedReason, Decision, Why } from './desk/types.js';
import { addressOf, readView, type View } from './desk/view.js';

/** Comments of a site in queues, for a moderator who works by keyboard or by buttons. */
export class CommentQueue extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, toastStyles, columnStyles, headStyles, itemStyles, contextStyles];

  @property() site = '';
  @state() private reasons: CannedReason[] = [];
  /** On a narrow screen the current comment takes the place of the list. */
  @state() private reading = false;
  /** Whether the fields of the filters are shown. */
  @state() private filtering = false;
  tell: Tell = tellIn('en');
  private readonly desk = new Desk(this);
  private readonly titles = new Map<string, string>();
  private readonly focusKeeper = new FocusKeeper(this);
  private readonly loading = new LoadingAhead(this, () => void this.desk.list.more());

  private readonly shortcuts = new Shortcuts(
    this,
    [
      { key: 'j', label: 'keyNext', repeats: true, act: () => this.move(1) },
      { key: 'k', label: 'keyPrevious', repeats: true, act: () => this.move(-1) },
      { key: 'a', label: 'keyApprove', act: () => this.decide('APPROVE') },
      { key: 'r', label: 'keyReject', act: () => this.decide('REJECT') },
      { key: 's', label: 'keySpam', act: () => this.decide('SPAM') },
      { key: 'd', label: 'keyDelete', act: () => this.decide('DELETE') },
      { key: 'e', label: 'keyReason', act: () => this.askReason() },
      { key: 'u', label: 'keyUndo', act: () => this.undo() },
      { key: 'x', label: 'keySelect', act: () => this.toggleCurrent() },
      { key: 'X', label: 'keySelectAll', act: () => this.desk.list.toggleAll() },
      { key: 'o', label: 'keyOpen', act: () => this.openArticle() },
      { key: 'n', label: 'keyFresh', act: () => this.showArrived() },
      { key: '/', label: 'keySearch', act: () => this.focusSearch() },
      { key: '?', label: 'keyHelp', act: () => this.openDialog('help') },
    ],
    () => this.renderRoot.querySelector('dialog[open]') !== null,
  );

  constructor() {
    super();
    new Polling(this, () => void this.desk.refreshCounts());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    addEventListener('popstate', this.onHistory);
    addEventListener('beforeunload', this.onLeave);
    void this.updateComplete.then(() => {
      void this.show(readView(location.search));
      void this.desk.refreshCounts();
      fetchReasons(this.site).then(
        (reasons) => (this.reasons = reasons),
        () => undefined,
      );
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
    removeEventListener('beforeunload', this.onLeave);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.focusKeeper.updated(this.desk.list.currentId);
    // A search may go through the whole history: the moderator says how far.
    this.loading.watch(this.desk.list.view.q ? null : this.renderRoot.querySelector('.more'));
  }

  override render() {
    const { desk, shortcuts } = this;
    const { list } = desk;
    return html`<div class="desk ${this.reading && list.current ? 'reading' : ''}">
        <div class="side">
          ${queueNav(this.tell, desk.counts, list.view, this.open)}
          <button type="button" class="plain keys-button" @click=${() => this.openDialog('help')}>
            ${this.tell('shortcutsHelp')} <kbd aria-hidden="true">?</kbd>
          </button>
        </div>
        <section class="list" aria-label=${this.tell('list')}>
          ${list.view.article
            ? html`<article-card
                site=${this.site}
                article=${list.view.article}
                .deciding=${desk.sender.waiting > 0}
                @unpin=${(event: CustomEvent<string>) => desk.showPin(event.detail, false)}
              ></article-card>`
            : nothing}
          ${this.listHead()} ${this.listBody()}
        </section>
        <section class="context" aria-label=${this.tell('decide')}><div class="pane">
          <button type="button" class="plain back" @click=${this.leaveReading}>← ${this.tell('back')}</button>
          ${decisionBar(this, desk, shortcuts.on, { decide: (decision) => this.decide(decision), reason: () => this.askReason() })}
          ${list.current
            ? context(this, list.currentRow, { open: this.open, undo: () => this.undoRecorded(), togglePin: () => desk.togglePin() })
            : html`<p class="soft">${this.tell('choose')}</p>`}
        </div></section>
        <div class="toasts">
          ${notices(this, desk)} ${lastDecision(this, desk, shortcuts.on, () => this.undo())}
        </div>
      </div>
      ${helpDialog(this, shortcuts)} ${reasonsDialog(this, this.reasons, (why) => this.decide('REJECT', why))}`;
  }

  private listHead(): TemplateResult {
    const { site, filtering, titles } = this;
    return listHead(
      this.tell,
      { site, list: this.desk.list, filtering, titles },
      {
        open: this.open,
        article: (found) => void this.openFound(found),
        toggleFilters: () => (this.filtering = !this.filtering),
        showArrived: () => this.showArrived(),
      },
    );
  }

  private listBody(): TemplateResult {
    const { list, counts } = this.desk;
    const actions = {
      choose: (id: string, event: MouseEvent) => this.choose(id, event),
      focused: (id: string) => id !== list.currentId && list.choose(id),
      toggle: (id: string) => list.toggle(id),
      keydown: (event: KeyboardEvent) => this.onListKey(event),
    };
    return html`${list.entries.length ? rows(this, list, actions) : emptyList(this, list, counts, this.open)}
    ${list.error
      ? html`<p class="error" role="alert">
          ${this.explain(list.error)} <button type="button" @click=${() => list.retry()}>${this.tell('tryAgain')}</button>
        </p>`
      : nothing}
    ${list.next && !list.busy && !list.error
      ? html`<button type="button" class="more" @click=${() => list.more()}>${this.tell('more')}</button>`
      : nothing}
    ${list.busy ? html`<p class="soft busy">${this.tell('loading')}</p>` : nothing}`;
  }

  /** Opens a view, or a comment in it, at an address of its own. */
  private readonly open = (view: View, comment = ''): void => {
    history.pushState(null, '', addressOf(view, comment));
    void this.show(view);
  };

  /** The card and the comments of an article, in the present queue. */
  private async openFound({ id, title }: FoundArticle): Promise<void> {
    this.filtering = false;
    this.titles.set(id, title || id);
    const view = { ...this.desk.list.view, article: id };
    history.pushState(null, '', addressOf(view));
    await this.show(view);
    this.focusKeeper.follow();
  }

  private async show(view: View): Promise<void> {
    this.reading = false;
    await this.desk.list.open(view);
    const named = location.hash.match(/^#comment-(.+)$/)?.[1];
    if (named && this.desk.list.entries.some((entry) => entry.comment.id === named)) {
      this.desk.list.choose(named);
      this.focusKeeper.follow();
    }
    this.focusKeeper.focusIfLost();
  }

  private readonly onHistory = (): void => void this.show(readView(location.search));

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    if (this.desk.sender.waiting) {
      event.preventDefault();
    }
  };

  private move(step: number): void {
    this.desk.list.move(step);
    this.focusKeeper.follow();
  }

  private choose(id: string, event: MouseEvent): void {
    const { list } = this.desk;
    list.choose(id);
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      list.toggle(id);
    } else {
      this.reading = true;
    }
  }

  private onListKey(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };
    const step = steps[event.key];
    if (step !== undefined) {
      this.move(step);
    } else if (event.key === ' ') {
      this.toggleCurrent();
    } else if (event.key === 'Enter') {
      this.reading = true;
      this.focusKeeper.followInto();
    } else {
      return;
    }
    event.preventDefault();
  }

  private readonly leaveReading = (): void => {
    this.reading = false;
    this.focusKeeper.follow();
  };

  private decide(decision: Decision, why: Why = {}): void {
    this.desk.decide(decision, why);
    this.focusKeeper.follow();
  }

  private undo(): void {
    this.desk.undo();
    this.focusKeeper.follow();
  }

  private undoRecorded(): void {
    this.desk.undoRecorded();
    this.focusKeeper.follow();
  }

  private toggleCurrent(): void {
    const { currentId } = this.desk.list;
    if (currentId) {
      this.desk.list.toggle(currentId);
    }
  }

  private showArrived(): void {
    if (this.desk.list.arrived.length) {
      this.desk.list.showArrived();
      this.focusKeeper.follow();
    }
  }

  private askReason(): void {
    if (this.desk.targets.length) {
      this.openDialog('reasons');
    }
  }

  private openDialog(id: string): void {
    const dialog = this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`);
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('button.main')?.focus();
  }

  private focusSearch(): void {
    this.reading = false;
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('#q')?.select());
  }

  private openArticle(): void {
    const { current } = this.desk.list;
    const address = current && articleAddress(current.comment);
    if (address) {
      window.open(address, '_blank', 'noopener');
    }
  }

}
