import { countChanges } from '../api/counts.js';
import { session } from '../session/session.js';
import { refreshThread, type RefreshedThread } from './refresh.js';
import * as calls from './calls.js';
import { peopleIn } from './mentions.js';
import { withNew, withPage } from './order.js';
import { Own } from './own.js';
import { fetchChain } from './permalink.js';
import { countsAfterVote, type VoteCounts } from './vote-counts.js';
import { append, changeIn, findIn, flat, withoutComment, withReply } from './tree.js';
import type { Comment, Sort, Vote } from './types.js';

/** The conversation under one article as this page shows it, and what the reader does to it. */
export class Thread {
  readonly own: Own;
  items: Comment[] = [];
  /** The comment that the page's address names, below its ancestors, where it was not among the others. */
  linked: Comment[] = [];
  /** Published while the page is read; shown on request of the reader. */
  arrivals: Comment[] = [];
  next: string | null = null;
  count: number | undefined;
  closed = false;
  sort: Sort = 'newest';
  state: 'loading' | 'ready' | 'failed' = 'loading';
  failure: unknown;

  /** Number of pages requested; only the answer to the latest request is shown. */
  private requestCount = 0;
  private target = '';
  /** Shown although pages before them are still to come. */
  private early = new Set<string>();
  /** When the last comment that came here was written; the first page requested has the newest. */
  private latest = '';

  constructor(
    readonly site: string,
    readonly article: string,
    private readonly changed: () => void,
    /** Whether readers without an account may comment. */
    readonly guests = false,
  ) {
    this.own = new Own(site, article, changed);
  }

  async load(sort: Sort = this.sort): Promise<void> {
    const request = ++this.requestCount;
    this.sort = sort;
    this.state = this.items.length ? this.state : 'loading';
    this.changed();
    try {
      const page = await calls.fetchThread(this.site, this.article, sort, null);
      if (request !== this.requestCount) {
        return;
      }
      this.items = page.items;
      this.next = page.next;
      this.early.clear();
      this.arrivals = [];
      this.recordLatest(page.items);
      this.closed = page.article?.state === 'CLOSED';
      this.state = 'ready';
      this.setCount(page.count);
    } catch (error) {
      if (request === this.requestCount) {
        this.state = 'failed';
        this.failure = error;
      }
    }
    this.showLoaded();
  }

  /** What is mine of what this page shows. */
  loadMine(): Promise<void> {
    return this.own.load(this.shownIds());
  }

  /** Shows what came, and my votes on it as soon as they are known. */
  private showLoaded(): void {
    this.changed();
    void this.own.loadVotes(this.shownIds());
  }

  private shownIds(): string[] {
    return [...new Set(flat([...this.items, ...this.linked]).map((one) => one.id))];
  }

  async more(): Promise<void> {
    const request = this.requestCount;
    const page = await calls.fetchThread(this.site, this.article, this.sort, this.next);
    if (request === this.requestCount) {
      const all = withPage({ items: this.items, next: this.next }, page, this.early);
      page.items.forEach((one) => this.early.delete(one.id));
      this.items = all.items;
      this.next = all.next;
      this.showLoaded();
    }
  }

  /** Where it is shown twice, more is shown in the list in which the reader pressed the button. */
  async moreReplies(comment: Comment): Promise<void> {
    const list = findIn(this.linked, comment.id) === comment ? 'linked' : 'items';
    const page = await calls.fetchReplies(comment.id, comment.replies?.next ?? null);
    this[list] = changeIn(this[list], comment.id, (one) => ({ ...one, replies: append(one.replies, page) }));
    this.showLoaded();
  }

  /** Shows a comment below its ancestors, where it is not shown yet. */
  async link(id: string): Promise<void> {
    this.target = id;
    this.linked = findIn(this.items, id) ? [] : await fetchChain(id);
    this.showLoaded();
  }

  unlink(): void {
    this.linked = [];
    this.changed();
  }

  async post(draft: calls.Draft, key: string): Promise<Comment> {
    const answer = await calls.postComment(this.site, this.article, draft, key);
    const comment = answer.body;
    if (answer.status === 202 || comment.state === 'HELD') {
      this.own.hold({ ...comment, state: 'HELD' });
      this.changed();
    } else {
      this.add(comment);
    }
    return comment;
  }

  async edit(comment: Comment, text: string, etag: string | null): Promise<Comment> {
    const answer = await calls.editComment(comment.id, text, etag);
    const edited = { ...comment, ...answer.body };
    this.own.release(edited.id);
    if (edited.state === 'HELD') {
      this.own.hold(edited);
      this.remove(comment.id);
    } else if (this.shown(comment.id)) {
      this.change(comment.id, (one) => ({ ...edited, replies: one.replies ?? null, replyCount: one.replyCount }));
    } else {
      this.add(edited);
    }
    return edited;
  }

  async delete(comment: Comment): Promise<void> {
    await calls.deleteComment(comment.id);
    this.own.release(comment.id);
    this.remove(comment.id);
  }

  /** Shown at once; taken back when the service does not keep it. */
  async vote(comment: Comment, value: Vote): Promise<void> {
    const before = this.own.votes[comment.id] ?? 0;
    const counts = { up: comment.up, down: comment.down, score: comment.score };
    this.setVote(comment.id, value, countsAfterVote(counts, before, value));
    try {
      const answer = await calls.voteOn(comment.id, value);
      this.setVote(comment.id, answer.mine ?? value, { up: answer.up, down: answer.down, score: answer.score });
    } catch (error) {
      this.setVote(comment.id, before, counts);
      throw error;
    }
  }

  /** A comment of this reader's own, which counts before the stream says so. */
  add(comment: Comment): void {
    this.recordLatest([comment]);
    const announced = this.arrivals.some((one) => one.id === comment.id);
    this.arrivals = this.arrivals.filter((one) => one.id !== comment.id);
    if (this.insert(comment) && !announced) {
      this.setCount((this.count ?? 0) + 1);
    }
    this.changed();
  }

  /** A reply to what is not shown is among its replies when that is. */
  arrived(comment: Comment): void {
    this.recordLatest([comment]);
    this.own.release(comment.id);
    if (!this.isKnown(comment.id) && (!comment.parent || this.isKnown(comment.parent))) {
      this.arrivals = [...this.arrivals, comment];
    }
    this.changed();
  }

  private isKnown(id: string): boolean {
    return !!this.shown(id) || this.arrivals.some((one) => one.id === id);
  }

  showArrivals(): void {
    const arrivals = this.arrivals;
    this.arrivals = [];
    arrivals.forEach((comment) => this.insert(comment));
    this.showLoaded();
  }

  /** After a time without the stream: what is shown becomes what it is now, and what is new is announced. */
  async catchUp(): Promise<void> {
    if (this.state !== 'ready') {
      return;
    }
    try {
      const refreshed = await refreshThread(this.site, this.article, () => {
        const { sort, items, linked, arrivals, target, latest } = this;
        return { sort, items, linked, arrivals, target, latest };
      });
      if (refreshed) {
        this.applyRefresh(refreshed);
      }
    } catch {
      // The stream goes on; only what was missed stays unknown until the page is loaded again.
    }
  }

  /** Where so much is new that nothing else was read, there is nothing to keep in its place. */
  private applyRefresh({ page, items, linked, arrivals }: RefreshedThread): void {
    const isAllNew = !items.length && !!page.next;
    this.items = isAllNew ? page.items : items;
    this.early.clear();
    this.linked = linked;
    this.arrivals = isAllNew ? [] : arrivals;
    this.recordLatest(page.items);
    this.recordLatest(arrivals);
    this.next = page.next;
    this.closed = page.article?.state === 'CLOSED';
    this.setCount(page.count);
    this.showLoaded();
  }

  private recordLatest(comments: Comment[]): void {
    this.latest = flat(comments).reduce((last, one) => (one.createdAt > last ? one.createdAt : last), this.latest);
  }

  private shown(id: string): Comment | undefined {
    return findIn(this.items, id) ?? findIn(this.linked, id);
  }

  private insert(comment: Comment): boolean {
    if (this.shown(comment.id)) {
      return false;
    }
    if (comment.parent) {
      this.items = withReply(this.items, comment);
      this.linked = withReply(this.linked, comment);
    } else {
      this.items = withNew(this.items, comment, this.sort);
      if (this.sort === 'oldest' && this.next) {
        this.early.add(comment.id);
      }
    }
    return true;
  }

  remove(id: string): void {
    if (this.takeAway(id)) {
      this.setCount(Math.max(0, (this.count ?? 1) - 1));
    }
    this.changed();
  }

  /** A comment removed by its author elsewhere or by a moderator; the count comes with an event of its own. */
  removedByOther(id: string): void {
    this.arrivals = this.arrivals.filter((one) => one.id !== id);
    this.takeAway(id);
    this.changed();
  }

  private takeAway(id: string): boolean {
    if (this.shown(id)?.state !== 'PUBLISHED') {
      return false;
    }
    this.items = withoutComment(this.items, id);
    this.linked = withoutComment(this.linked, id);
    return true;
  }

  change(id: string, change: (comment: Comment) => Comment): void {
    this.items = changeIn(this.items, id, change);
    this.linked = changeIn(this.linked, id, change);
    this.changed();
  }

  /** Authors shown here, as suggestions for a mention. */
  people(): string[] {
    return peopleIn([...this.items, ...this.linked], session.reader?.id);
  }

  setCount(count: number): void {
    this.count = count;
    countChanges.announce({ site: this.site, article: this.article, count });
  }

  private setVote(id: string, mine: Vote, counts: VoteCounts): void {
    this.own.setVote(id, mine);
    this.change(id, (one) => ({ ...one, ...counts }));
  }
}
