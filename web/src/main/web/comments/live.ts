import { apiBase } from '../api/base.js';
import { articlePath } from '../api/http.js';
import type { Comment } from './types.js';

/** What happens in a thread while it is read. */
export interface LiveEvents {
  published(comment: Comment): void;
  changed(comment: Comment): void;
  removed(id: string): void;
  counted(count: number): void;
  /** Something was missed. */
  restarted(): void;
}

const REST = 30_000;
/** Who scrolls down later than this to a thread that was loaded with the page may have missed something. */
const FRESH = 2_000;

/**
 * Listens to one thread while it can be seen: a tab in the background, or a reader who never scrolls down to the
 * comments, holds no connection. Short interruptions are the browser's: it reconnects and resumes by `Last-Event-ID`.
 * After a longer one the new connection names the last event that came, which only its address can.
 */
export class Live {
  private source: EventSource | undefined;
  private before = false;
  /** Of the last event that came; empty before the first one. */
  private mark = '';
  private inView = false;
  private begun = 0;
  private retry: number | undefined;
  private readonly observer: IntersectionObserver;

  constructor(
    private readonly element: Element,
    private readonly site: string,
    private readonly article: string,
    private readonly events: LiveEvents,
  ) {
    this.observer = new IntersectionObserver(
      (entries) => {
        this.inView = entries.some((entry) => entry.isIntersecting);
        this.decide();
      },
      { rootMargin: '600px' },
    );
  }

  start(): void {
    this.begun = Date.now();
    this.observer.observe(this.element);
    document.addEventListener('visibilitychange', this.decide);
  }

  stop(): void {
    this.observer.disconnect();
    document.removeEventListener('visibilitychange', this.decide);
    this.close();
  }

  private readonly decide = (): void => {
    if (document.hidden) {
      this.close();
    } else if (this.inView && !this.source) {
      this.open();
    }
  };

  private open(): void {
    const seen = this.mark && `?lastEventId=${encodeURIComponent(this.mark)}`;
    const source = new EventSource(`${apiBase}${articlePath(this.site, this.article)}/comments/stream${seen}`);
    this.source = source;
    if (!this.mark && (this.before || Date.now() - this.begun > FRESH)) {
      this.events.restarted();
    }
    this.before = true;
    this.on(source, 'comment.published', (data) => this.events.published(commentOf(data)));
    this.on(source, 'comment.changed', (data) => this.events.changed(commentOf(data)));
    this.on(source, 'comment.removed', (data) => this.events.removed(String(data.id)));
    this.on(source, 'count', (data) => this.events.counted(Number(data.count)));
    // More was missed than the service keeps.
    this.on(source, 'reload', () => this.events.restarted());
    source.addEventListener('error', () => this.failed(source));
  }

  /** The browser gives up where the answer was an error; so do we, for a while. */
  private failed(source: EventSource): void {
    if (source.readyState === EventSource.CLOSED && source === this.source) {
      this.close();
      this.retry = window.setTimeout(this.decide, REST);
    }
  }

  private close(): void {
    window.clearTimeout(this.retry);
    this.source?.close();
    this.source = undefined;
  }

  private on(source: EventSource, name: string, act: (data: Record<string, unknown>) => void): void {
    source.addEventListener(name, (event: MessageEvent<string>) => {
      this.mark = event.lastEventId || this.mark;
      try {
        act(JSON.parse(event.data) as Record<string, unknown>);
      } catch (error) {
        console.warn('usersay: an event could not be read', error);
      }
    });
  }
}

function commentOf(data: Record<string, unknown>): Comment {
  return (data['comment'] ?? data) as Comment;
}
