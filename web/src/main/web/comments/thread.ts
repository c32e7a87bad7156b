import { countChanges } from '../api/counts.js';
import { session } from '../session/session.js';
import * as calls from './calls.js';
import { EditWindow } from './edit-window.js';
import { peopleIn } from './mentions.js';
import { append, changeIn, findIn, withoutComment, withReply } from './tree.js';
import type { Comment, Reason, Sort, Vote } from './types.js';

/** The conversation under one article as this page shows it, and what the reader does to it. */
export class Thread {
  items: Comment[] = [];
  held: Comment[] = [];
  /** Published while the page is read; shown when the reader asks for them. */
  arrivals: Comment[] = [];
  votes: Record<string, Vote> = {};
  editWindow = EditWindow.NOT_ASKED;
  next: string | null = null;
  count: number | undefined;
  closed = false;
  sort: Sort = 'newest';
  state: 'loading' | 'ready' | 'failed' = 'loading';
  failure: unknown;

  /** Of the page asked for last; an answer to an earlier question is dropped. */
  private asked = 0;

  constructor(
    readonly site: string,
    readonly article: string,
    private readonly changed: () => void,
    /** Whether somebody without an account may write. */
    readonly guests = false,
  ) {}

  async load(sort: Sort = this.sort): Promise<void> {
    const asked = ++this.asked;
    this.sort = sort;
    this.state = this.items.length ? this.state : 'loading';
    this.changed();
    try {
      const page = await calls.fetchThread(this.site, this.article, sort, null);
      if (asked !== this.asked) {
        return;
      }
      this.items = page.items;
      this.next = page.next;
      this.arrivals = [];
      this.closed = page.article?.state === 'CLOSED';
      this.state = 'ready';
      this.setCount(page.count);
    } catch (error) {
      if (asked === this.asked) {
        this.state = 'failed';
        this.failure = error;
      }
    }
    this.changed();
  }

  /** What is mine on this page: a second, small, private read. */
  async loadMine(): Promise<void> {
    if (!session.reader) {
      this.votes = {};
      this.held = [];
      this.changed();
      return;
    }
    try {
      const mine = await calls.fetchMine(this.site, this.article);
      this.votes = mine.votes;
      this.held = mine.held;
      this.editWindow = EditWindow.of(mine.editableSince);
    } catch {
      // The conversation reads well without it.
      this.editWindow = EditWindow.UNKNOWN;
    }
    this.changed();
  }

  async more(): Promise<void> {
    const asked = this.asked;
    const page = await calls.fetchThread(this.site, this.article, this.sort, this.next);
    if (asked === this.asked) {
      const all = append({ items: this.items, next: this.next }, page);
      this.items = all.items;
      this.next = all.next;
      this.changed();
    }
  }

  async moreReplies(comment: Comment): Promise<void> {
    const page = await calls.fetchReplies(comment.id, comment.replies?.next ?? null);
    this.change(comment.id, (one) => ({ ...one, replies: append(one.replies, page) }));
  }

  async post(draft: calls.Draft, key: string): Promise<Comment> {
    const answer = await calls.postComment(this.site, this.article, draft, key);
    const comment = { ...answer.body, etag: answer.etag };
    if (answer.status === 202 || comment.state === 'HELD') {
      this.held = [{ ...comment, state: 'HELD' }, ...this.held.filter((one) => one.id !== comment.id)];
      this.changed();
    } else {
      this.add(comment);
    }
    return comment;
  }

  async edit(comment: Comment, text: string, etag: string | null): Promise<Comment> {
    const answer = await calls.editComment(comment.id, text, etag);
    const edited = { ...comment, ...answer.body, etag: answer.etag };
    if (edited.state === 'HELD') {
      this.held = [edited, ...this.held.filter((one) => one.id !== edited.id)];
      this.remove(comment.id);
    } else {
      this.change(comment.id, (one) => ({ ...edited, replies: one.replies ?? null, replyCount: one.replyCount }));
    }
    return edited;
  }

  async delete(comment: Comment): Promise<void> {
    await calls.deleteComment(comment.id);
    this.held = this.held.filter((one) => one.id !== comment.id);
    this.remove(comment.id);
  }

  /** Shown at once; taken back when the service does not keep it. */
  async vote(comment: Comment, value: Vote): Promise<void> {
    const before = this.votes[comment.id] ?? 0;
    const tally = { up: comment.up, down: comment.down, score: comment.score };
    const up = comment.up + Number(value === 1) - Number(before === 1);
    const down = comment.down + Number(value === -1) - Number(before === -1);
    this.setVote(comment.id, value, { up, down, score: up - down });
    try {
      const answer = await calls.voteOn(comment.id, value);
      this.setVote(comment.id, answer.mine ?? value, { up: answer.up, down: answer.down, score: answer.score });
    } catch (error) {
      this.setVote(comment.id, before, tally);
      throw error;
    }
  }

  report(comment: Comment, reason: Reason, note: string): Promise<void> {
    return calls.reportComment(comment.id, reason, note);
  }

  /** A comment of this reader's own, which counts before the stream says so. */
  add(comment: Comment): void {
    const announced = this.arrivals.some((one) => one.id === comment.id);
    this.arrivals = this.arrivals.filter((one) => one.id !== comment.id);
    if (this.insert(comment) && !announced) {
      this.setCount((this.count ?? 0) + 1);
    }
    this.changed();
  }

  arrived(comment: Comment): void {
    const known = findIn(this.items, comment.id) || this.arrivals.some((one) => one.id === comment.id);
    if (!known) {
      this.arrivals = [...this.arrivals, comment];
      this.changed();
    }
  }

  showArrivals(): void {
    const arrivals = this.arrivals;
    this.arrivals = [];
    arrivals.forEach((comment) => this.insert(comment));
    this.changed();
  }

  /** After a time without the stream: what is new on the first page, and the count. */
  async catchUp(): Promise<void> {
    try {
      const page = await calls.fetchThread(this.site, this.article, 'newest', null);
      const newest = this.items.reduce((latest, one) => (one.createdAt > latest ? one.createdAt : latest), '');
      page.items.filter((one) => one.createdAt > newest).forEach((one) => this.arrived(one));
      this.setCount(page.count);
      this.changed();
    } catch {
      // The stream goes on; only what was missed stays unknown until the page is loaded again.
    }
  }

  private insert(comment: Comment): boolean {
    if (findIn(this.items, comment.id)) {
      return false;
    }
    if (comment.parent) {
      this.items = withReply(this.items, comment);
    } else {
      this.items = this.sort === 'oldest' && !this.next ? [...this.items, comment] : [comment, ...this.items];
    }
    return true;
  }

  remove(id: string): void {
    if (this.takeAway(id)) {
      this.setCount(Math.max(0, (this.count ?? 1) - 1));
    }
    this.changed();
  }

  /** Removed by somebody else; the count comes with its own event. */
  departed(id: string): void {
    this.arrivals = this.arrivals.filter((one) => one.id !== id);
    this.takeAway(id);
    this.changed();
  }

  private takeAway(id: string): boolean {
    if (findIn(this.items, id)?.state !== 'PUBLISHED') {
      return false;
    }
    this.items = withoutComment(this.items, id);
    return true;
  }

  change(id: string, change: (comment: Comment) => Comment): void {
    this.items = changeIn(this.items, id, change);
    this.changed();
  }

  /** Who has spoken here, for a reply that names somebody. */
  people(): string[] {
    return peopleIn(this.items, session.reader?.id);
  }

  setCount(count: number): void {
    this.count = count;
    countChanges.announce({ site: this.site, article: this.article, count });
  }

  private setVote(id: string, mine: Vote, tally: { up: number; down: number; score: number }): void {
    this.votes = { ...this.votes, [id]: mine };
    this.change(id, (one) => ({ ...one, ...tally }));
  }
}
