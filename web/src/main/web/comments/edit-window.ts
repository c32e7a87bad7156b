import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Comment } from './types.js';

/** For how long the reader's own comments may still be edited. */
export class EditWindow {
  /** Before it was loaded: nothing is offered that might vanish at once. */
  static readonly NOT_LOADED = new EditWindow(() => 0);
  /** Where the service does not say: it decides when an edit is saved. */
  static readonly UNKNOWN = new EditWindow(() => Infinity);

  private constructor(private readonly leftAfter: (createdAt: number) => number) {}

  /** What the service just answered; by how much its clock and the reader's differ does not matter. */
  static of(editableSince: string | undefined): EditWindow {
    if (!editableSince) {
      return EditWindow.UNKNOWN;
    }
    const since = Date.parse(editableSince);
    const answered = Date.now();
    return new EditWindow((createdAt) => createdAt - since - (Date.now() - answered));
  }

  /** Milliseconds; none where the window is over. */
  left(comment: Comment): number {
    return Math.max(0, this.leftAfter(Date.parse(comment.createdAt)));
  }
}

const LONGEST_TIMER = 2 ** 31 - 1;

/** Renders its element again when a time is over. */
export class Countdown implements ReactiveController {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  /** Whether there is any of it left. */
  isRunning(milliseconds: number): boolean {
    clearTimeout(this.timer);
    if (milliseconds > 0 && milliseconds < LONGEST_TIMER) {
      this.timer = setTimeout(() => this.host.requestUpdate(), milliseconds);
    }
    return milliseconds > 0;
  }
}
