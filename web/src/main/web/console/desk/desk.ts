import { Problem } from '../../api/problem.js';
import type { Comment } from '../../comments/types.js';
import type { Language } from '../../i18n/index.js';
import { fetchPins } from '../article/calls.js';
import { countOf, type Tell } from '../words/index.js';
import { decide, fetchComments, fetchCounts, pin, undo, undoAll } from './calls.js';
import { CommentList, type Entry } from './comment-list.js';
import { batches, parts, type Deed } from './deed.js';
import { isProblem, whatHappened, type Notice } from './notices.js';
import { isOffered, recount, staysIn } from './queue-counts.js';
import { Sender } from './sender.js';
import { OUTCOME, type Counts, type Decision, type Outcome, type Why } from './types.js';

/** Why a decision can no longer be undone. */
const TOO_LATE = ['not-found', 'already-decided', 'undo-window-over', 'deleted-by-author'];

/** Comments of a thread that are pinned at most. */
const MAX_PINS = 3;

interface Host {
  readonly site: string;
  readonly language: Language;
  tell: Tell;
  explain(error: unknown): string;
  requestUpdate(): void;
}

/**
 * A moderator's work on the queues of a site. A decision shows at once and is sent in the background; what could not be
 * recorded comes back.
 */
export class Desk {
  counts: Counts = {};
  message = '';
  notices: Notice[] = [];
  readonly list: CommentList;
  readonly sender = new Sender(() => {
    this.host.requestUpdate();
    if (this.sender.waiting === 0) {
      void this.refreshCounts();
    }
  });
  private deeds: Deed[] = [];

  constructor(private readonly host: Host) {
    this.list = new CommentList(
      (view, cursor) => fetchComments(host.site, view, cursor),
      () => host.requestUpdate(),
    );
  }

  get canUndo(): boolean {
    return this.deeds.length > 0;
  }

  get targets(): Entry[] {
    return this.list.targets;
  }

  /** Counts again, and looks for comments that arrived, unless decisions are on their way. */
  async refreshCounts(): Promise<void> {
    if (this.sender.waiting) {
      return;
    }
    const { given } = this.sender;
    try {
      const counts = await fetchCounts(this.host.site);
      // What was counted before a decision knows nothing of it, even where that is recorded by now.
      if (this.sender.given === given) {
        const known = Object.keys(this.counts).length > 0;
        const changed = JSON.stringify(counts) !== JSON.stringify(this.counts);
        this.counts = counts;
        this.host.requestUpdate();
        await (known && changed && this.list.checkArrivals());
      }
    } catch {
      // The next time will do: counts are not what the moderator waits for.
    }
  }

  /** Decides about the selected comments, or the current one. */
  decide(decision: Decision, why: Why = {}, targets = this.targets): void {
    const entries = targets.filter((entry) => isOffered(entry.comment, decision)).map(({ comment, order }) => ({ comment, order }));
    if (!entries.length) {
      return;
    }
    const view = this.list.view;
    const byId = new Map(entries.map((entry) => [entry.comment.id, entry]));
    const deed: Deed = { decision, why, view, entries: byId, recorded: new Map() };
    this.deeds.push(deed);
    if (staysIn(view, decision)) {
      const state = OUTCOME[decision];
      this.list.put(entries.map(({ comment, order }) => ({ comment: { ...comment, state }, order })));
      this.list.selected = new Set();
      this.list.move(1);
    } else {
      this.list.take(new Set(byId.keys()));
    }
    this.count(entries, decision, 1);
    this.message = this.host.tell(`done${decision}`, { count: countOf(this.host.tell, entries.length) });
    this.sender.send(() => this.transmit(deed));
    this.host.requestUpdate();
  }

  private async transmit(deed: Deed): Promise<void> {
    for (const { ids, state } of batches(deed)) {
      try {
        const outcomes = await decide(ids, deed.decision, deed.why, state);
        outcomes.forEach((outcome) => this.take(deed, outcome));
      } catch (error) {
        ids.forEach((id) => this.bringBack(deed, id, this.host.explain(error)));
      }
    }
  }

  private take(deed: Deed, outcome: Outcome): void {
    const entry = deed.entries.get(outcome.id);
    if (!outcome.problem || !entry) {
      deed.recorded.set(outcome.id, outcome.decision ?? '');
      return;
    }
    const text = whatHappened(this.host.tell, this.host.language, entry.comment, outcome);
    if (!text) {
      this.bringBack(deed, outcome.id, this.host.explain(problemOf(outcome)));
      return;
    }
    this.forget(deed, entry);
    this.message = '';
    const { state } = outcome;
    const anyway = (): void => {
      const now = { ...entry, comment: { ...entry.comment, state: state! } };
      this.decide(deed.decision, deed.why, [now]);
    };
    const again = isProblem(outcome, 'already-decided') && state && state !== OUTCOME[deed.decision];
    this.notices = [...this.notices, again ? { text, anyway } : { text }];
    this.host.requestUpdate();
  }

  private bringBack(deed: Deed, id: string, why: string): void {
    const entry = deed.entries.get(id);
    if (!entry) {
      return;
    }
    this.forget(deed, entry);
    const error = this.host.tell('notSaved', { why });
    this.message = error;
    if (this.list.shows(deed.view)) {
      this.list.put([{ ...entry, error }]);
    } else {
      this.notices = [...this.notices, { text: error, anyway: () => this.decide(deed.decision, deed.why, [entry]) }];
    }
  }

  private forget(deed: Deed, entry: Entry): void {
    deed.entries.delete(entry.comment.id);
    this.count([entry], deed.decision, -1);
    if (!deed.entries.size) {
      this.deeds = this.deeds.filter((one) => one !== deed);
    }
  }

  private count(entries: Entry[], decision: Decision, by: 1 | -1): void {
    this.counts = recount(this.counts, entries.map((entry) => entry.comment), decision, by);
  }

  /** Undoes the last decision that is not undone yet; its comments are back at once. */
  undo(): void {
    const deed = this.deeds.pop();
    if (!deed) {
      this.message = this.host.tell('nothingToUndo');
      this.host.requestUpdate();
      return;
    }
    const entries = [...deed.entries.values()].map((entry) => (deed.decision === 'APPROVE' ? entry : pinnedAs(entry, false)));
    this.count(entries, deed.decision, -1);
    this.message = this.host.tell('undone', { count: countOf(this.host.tell, entries.length) });
    if (this.list.shows(deed.view)) {
      this.list.put(entries);
      this.list.choose(entries[0]!.comment.id);
    }
    this.sender.send(() => this.takeBack(deed, entries));
    this.host.requestUpdate();
  }

  private async takeBack(deed: Deed, entries: Entry[]): Promise<void> {
    const byDecision = new Map(entries.map((entry) => [deed.recorded.get(entry.comment.id) ?? '', entry]));
    byDecision.delete('');
    for (const ids of parts([...byDecision.keys()])) {
      try {
        const refused = (await undoAll(ids)).filter(({ problem }) => problem);
        refused.forEach((outcome) => this.undoFailed(deed, byDecision.get(outcome.id)!, problemOf(outcome)));
      } catch (error) {
        ids.forEach((id) => this.undoFailed(deed, byDecision.get(id)!, error));
      }
    }
  }

  private undoFailed(deed: Deed, entry: Entry, error: unknown): void {
    const late = error instanceof Problem && TOO_LATE.some((type) => error.type.endsWith('/' + type));
    const why = late ? this.host.tell('undoTooLate') : this.host.explain(error);
    this.message = this.host.tell('undoFailed', { why });
    this.count([entry], deed.decision, 1);
    if (this.list.shows(deed.view) && !staysIn(deed.view, deed.decision)) {
      this.list.take(new Set([entry.comment.id]));
    }
    if (!late) {
      this.deeds.push({ ...deed, entries: new Map([[entry.comment.id, entry]]) });
    }
  }

  /** Undoes the recorded decision about the current comment, which may be another moderator's. */
  undoRecorded(): void {
    const { current, view } = this.list;
    const made = current?.comment.decision;
    if (!current || !made) {
      return;
    }
    if (view.queue === 'all') {
      this.list.put([{ ...current, comment: { ...current.comment, decision: null } }]);
    } else {
      this.list.take(new Set([current.comment.id]));
    }
    this.message = this.host.tell('undone', { count: countOf(this.host.tell, 1) });
    this.sender.send(async () => {
      try {
        const { state } = await undo(made.id);
        if (view.queue === 'all' && this.list.shows(view)) {
          this.list.put([{ ...current, comment: { ...current.comment, state, decision: null } }]);
        }
      } catch (error) {
        this.message = this.host.tell('undoFailed', { why: this.host.explain(error) });
        if (this.list.shows(view)) {
          this.list.put([{ ...current, error: this.message }]);
        }
      }
    });
    this.host.requestUpdate();
  }

  /** Pins the current comment to the top of its thread, or takes its pin off. */
  togglePin(): void {
    const { current } = this.list;
    if (!current) {
      return;
    }
    const { id, article } = current.comment;
    const pinned = !current.comment.pinned;
    this.showPin(id, pinned);
    this.message = this.host.tell(pinned ? 'pinDone' : 'unpinDone');
    this.sender.send(async () => {
      try {
        await pin(id, pinned);
        await this.showDisplaced(article);
      } catch (error) {
        this.message = this.host.tell('notSaved', { why: this.host.explain(error) });
        this.showPin(id, !pinned);
      }
    });
    this.host.requestUpdate();
  }

  /** Shows which pins of an article gave way, where the list has more of them than an article keeps. */
  private async showDisplaced(article: string): Promise<void> {
    const marked = this.list.entries.filter(({ comment }) => comment.article === article && comment.pinned);
    if (marked.length > MAX_PINS) {
      const kept = (await fetchPins(this.host.site, article).catch((): Comment[] => [])).map((comment) => comment.id);
      if (kept.length === MAX_PINS) {
        marked.filter(({ comment }) => !kept.includes(comment.id)).forEach(({ comment }) => this.showPin(comment.id, false));
      }
    }
  }

  /** Shows a pin, or that it is gone, where the comment is in the list. */
  showPin(id: string, pinned: boolean): void {
    const entry = this.list.entries.find(({ comment }) => comment.id === id);
    if (entry) {
      this.list.put([pinnedAs(entry, pinned)]);
    }
  }

  dismiss(notice: Notice): void {
    this.notices = this.notices.filter((one) => one !== notice);
    this.host.requestUpdate();
  }
}

const problemOf = ({ problem }: Outcome): Problem => new Problem(400, { type: problem ?? '' }, null);

const pinnedAs = (entry: Entry, pinned: boolean): Entry => ({ ...entry, comment: { ...entry.comment, pinned } });
