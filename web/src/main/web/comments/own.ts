import { session } from '../session/session.js';
import * as calls from './calls.js';
import { EditWindow } from './edit-window.js';
import type { Comment, Vote } from './types.js';

/** The private part of a thread: the votes of the reader on the comments shown, and own comments that are held or rejected. */
export class Own {
  votes: Record<string, Vote> = {};
  /** Newest first. */
  held: Comment[] = [];
  /** Where more of them wait. */
  heldNext: string | null = null;
  /** Newest first. */
  rejected: Comment[] = [];
  editWindow = EditWindow.NOT_LOADED;

  private reader: string | undefined;
  /** Comments whose votes were requested. */
  private requested = new Set<string>();

  constructor(
    private readonly site: string,
    private readonly article: string,
    private readonly changed: () => void,
  ) {}

  /** A second, small, private read. */
  async load(shown: string[]): Promise<void> {
    const me = session.reader?.id;
    if (me !== this.reader) {
      this.forget();
      this.reader = me;
    }
    if (!me) {
      this.changed();
      return;
    }
    shown.forEach((id) => this.requested.add(id));
    try {
      const mine = await calls.fetchMine(this.site, this.article, shown);
      if (me === this.reader) {
        const others = Object.entries(this.votes).filter(([id]) => !shown.includes(id));
        this.votes = { ...Object.fromEntries(others), ...mine.votes };
        this.held = mine.held;
        this.heldNext = mine.next;
        this.rejected = mine.rejected ?? [];
        this.editWindow = EditWindow.of(mine.editableSince);
      }
    } catch {
      // The conversation reads well without it.
      shown.forEach((id) => this.requested.delete(id));
      this.editWindow = EditWindow.UNKNOWN;
    }
    this.changed();
  }

  /** The votes on what came to be shown since then; what was voted meanwhile stays. */
  async loadVotes(shown: string[]): Promise<void> {
    const me = this.reader;
    const fresh = shown.filter((id) => !this.requested.has(id));
    if (!me || !fresh.length) {
      return;
    }
    fresh.forEach((id) => this.requested.add(id));
    try {
      const { votes } = await calls.fetchMine(this.site, this.article, fresh);
      if (me === this.reader) {
        this.votes = { ...votes, ...this.votes };
        this.changed();
      }
    } catch {
      fresh.forEach((id) => this.requested.delete(id));
    }
  }

  async moreHeld(): Promise<void> {
    const me = this.reader;
    const more = await calls.fetchHeld(this.site, this.article, this.heldNext);
    if (me === this.reader) {
      const known = new Set(this.held.map((one) => one.id));
      this.held = [...this.held, ...more.held.filter((one) => !known.has(one.id))];
      this.heldNext = more.next;
      this.changed();
    }
  }

  setVote(id: string, mine: Vote): void {
    this.votes = { ...this.votes, [id]: mine };
  }

  /** Puts the comment among those that wait, in front, in the place of what it was. */
  hold(comment: Comment): void {
    this.release(comment.id);
    this.held = [comment, ...this.held];
  }

  release(id: string): void {
    this.held = this.held.filter((one) => one.id !== id);
    this.rejected = this.rejected.filter((one) => one.id !== id);
  }

  /** A moderator decides again about a rejected comment. */
  async appeal(comment: Comment): Promise<void> {
    await calls.appealFor(comment.id);
    this.hold({ ...comment, state: 'HELD' });
    this.changed();
  }

  private forget(): void {
    this.votes = {};
    this.held = [];
    this.heldNext = null;
    this.rejected = [];
    this.requested.clear();
  }
}
