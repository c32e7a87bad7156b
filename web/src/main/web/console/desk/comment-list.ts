import type { Page } from '../calls.js';
import { rowsOf } from './floods.js';
import type { QueuedComment } from './types.js';
import { sameView, viewOf, type View } from './view.js';

/** A comment of the list with its place in it, and what went wrong with the last decision about it. */
export interface Entry {
  comment: QueuedComment;
  order: number;
  error?: string;
}

/** Loading starts when so few comments are left below the current one. */
const MARGIN = 15;

/** Pages at most in which arrivals are looked for. */
const PAGES = 10;

/** The loaded part of a queue, newest first: with the current comment, the selected ones, and what arrived meanwhile. */
export class CommentList {
  view = viewOf('pending');
  entries: Entry[] = [];
  currentId: string | null = null;
  selected = new Set<string>();
  arrived: QueuedComment[] = [];
  next: string | null = null;
  busy = false;
  loaded = false;
  error: unknown = null;
  private seen = new Set<string>();
  /** Id of the last comment that was loaded. */
  private end = '';
  private opening = 0;

  constructor(
    private readonly fetch: (view: View, cursor: string | null) => Promise<Page<QueuedComment>>,
    private readonly changed: () => void,
  ) {}

  get current(): Entry | undefined {
    return this.entries.find((entry) => entry.comment.id === this.currentId);
  }

  /** Comments of each row, by the id of the one that is shown. */
  get rows(): Map<string, Entry[]> {
    return rowsOf(this.entries, this.view);
  }

  /** The selected comments, or the current one; each with the flood that it stands for. */
  get targets(): Entry[] {
    return this.selected.size ? [...this.rows.values()].filter((row) => this.isSelected(row)).flat() : this.currentRow;
  }

  get currentRow(): Entry[] {
    return this.rows.get(this.currentId ?? '') ?? [];
  }

  isSelected(row: Entry[]): boolean {
    return row.some((entry) => this.selected.has(entry.comment.id));
  }

  shows(view: View): boolean {
    return sameView(view, this.view);
  }

  async open(view: View): Promise<void> {
    this.opening++;
    Object.assign(this, { view, entries: [], currentId: null, arrived: [], next: null, end: '', loaded: false, busy: false });
    this.selected = new Set();
    this.seen = new Set();
    await this.load(null);
  }

  /** Loads the next page, unless it is on its way. */
  async more(): Promise<void> {
    if (this.next && !this.busy) {
      await this.load(this.next);
    }
  }

  /** Loads again what could not be loaded. */
  retry(): Promise<void> {
    return this.load(this.next);
  }

  /** A page of a search may be empty: the next one is then for the moderator to start. */
  private async load(cursor: string | null): Promise<void> {
    const opening = this.opening;
    let fruitful = false;
    this.busy = true;
    this.error = null;
    this.changed();
    try {
      const page = await this.fetch(this.view, cursor);
      if (opening === this.opening) {
        fruitful = this.append(page);
      }
    } catch (error) {
      if (opening === this.opening) {
        this.error = error;
      }
    } finally {
      if (opening === this.opening) {
        this.busy = false;
        this.changed();
      }
    }
    if (opening === this.opening && fruitful) {
      this.loadAhead();
    }
  }

  /** Whether there was something new. */
  private append(page: Page<QueuedComment>): boolean {
    const last = this.entries.at(-1)?.order ?? 0;
    const unseen = page.items.filter((comment) => !this.seen.has(comment.id));
    unseen.forEach((comment) => this.seen.add(comment.id));
    this.entries = [...this.entries, ...unseen.map((comment, place) => ({ comment, order: last + place + 1 }))];
    this.next = page.next;
    this.end = page.items.at(-1)?.id ?? this.end;
    this.loaded = true;
    this.currentId ??= this.entries[0]?.comment.id ?? null;
    return unseen.length > 0;
  }

  /** Fetches the next page early. */
  private loadAhead(): void {
    const rows = [...this.rows.keys()];
    if (!this.error && (rows.length || !this.view.q) && rows.length - rows.indexOf(this.currentId ?? '') <= MARGIN) {
      void this.more();
    }
  }

  choose(id: string): void {
    const row = [...this.rows].find(([, row]) => row.some((entry) => entry.comment.id === id));
    this.currentId = row?.[0] ?? id;
    this.loadAhead();
    this.changed();
  }

  /** Moves the current one by so many places, to the end of the list at most. */
  move(step: number): void {
    const ids = [...this.rows.keys()];
    const id = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(this.currentId ?? '') + step))];
    if (id) {
      this.choose(id);
    }
  }

  toggle(id: string): void {
    this.selected = new Set(this.selected);
    if (!this.selected.delete(id)) {
      this.selected.add(id);
    }
    this.changed();
  }

  toggleAll(): void {
    const ids = [...this.rows.keys()];
    this.selected = new Set(this.selected.size < ids.length ? ids : []);
    this.changed();
  }

  /** Takes comments out; the one after the current one becomes current, or the last one. */
  take(ids: Set<string>): void {
    const shown = [...this.rows.keys()];
    const below = shown.slice(Math.max(shown.indexOf(this.currentId ?? ''), 0));
    this.entries = this.entries.filter((entry) => !ids.has(entry.comment.id));
    const left = this.rows;
    this.currentId = below.find((id) => left.has(id)) ?? [...left.keys()].at(-1) ?? null;
    this.selected = new Set([...this.selected].filter((id) => !ids.has(id)));
    this.loadAhead();
    this.changed();
  }

  /** Puts comments back to their places, or replaces them there. */
  put(entries: Entry[]): void {
    const ids = new Set(entries.map((entry) => entry.comment.id));
    ids.forEach((id) => this.seen.add(id));
    this.entries = [...this.entries.filter((entry) => !ids.has(entry.comment.id)), ...entries].sort(
      (one, other) => one.order - other.order,
    );
    const current = this.currentId ?? entries[0]?.comment.id;
    if (current) {
      this.choose(current);
    }
    this.changed();
  }

  /**
   * Reads the loaded part of the view again, beside the list, and keeps what the list does not hold: new comments, and old ones
   * that came back, each at its place among the others. To be called when no decision is on its way.
   */
  async checkArrivals(): Promise<void> {
    if (!this.loaded || this.busy || this.view.q) {
      return;
    }
    const opening = this.opening;
    // What was decided has left the queue by now: where it is found in it, it came back.
    this.seen = new Set(this.entries.map((entry) => entry.comment.id));
    const found: QueuedComment[] = [];
    let cursor: string | null = null;
    for (let pages = 0; pages < PAGES && (cursor || !pages); pages++) {
      const page = await this.fetch(this.view, cursor);
      if (opening !== this.opening) {
        return;
      }
      found.push(...page.items);
      cursor = this.isComplete(found.at(-1)) ? null : page.next;
    }
    // What stands below the loaded part is what a later page of the list will bring.
    this.arrived = found.filter((comment) => !this.seen.has(comment.id) && !(this.next && comment.id < this.end));
    this.changed();
  }

  /** Whether there is nothing to be found after a comment: nothing comes back to where it has been all the time. */
  private isComplete(last: QueuedComment | undefined): boolean {
    const { queue, state, reason } = this.view;
    return (queue === 'all' && !state && !reason) || (this.next !== null && last !== undefined && last.id <= this.end);
  }

  showArrived(): void {
    const first = this.entries[0]?.order ?? 0;
    const count = this.arrived.length;
    const entries = this.arrived.map((comment, place) => ({ comment, order: first - count + place }));
    this.arrived = [];
    this.put(entries);
    this.currentId = entries[0]?.comment.id ?? this.currentId;
    this.changed();
  }
}
