import { QUEUES, type QueueName } from './types.js';

/** What the list shows: a queue and its filters, each empty where it does not apply. */
export interface View extends Record<string, string> {
  queue: QueueName;
  state: string;
  q: string;
  author: string;
  article: string;
  reason: string;
  /** First and last day, such as 2026-01-31. */
  from: string;
  to: string;
}

const FILTERS = ['state', 'q', 'author', 'article', 'reason', 'from', 'to'] as const;

export function viewOf(queue: QueueName, filters: Partial<View> = {}): View {
  return { state: '', q: '', author: '', article: '', reason: '', from: '', to: '', ...filters, queue };
}

/** The view of an address; the first queue where it names none. */
export function readView(search: string): View {
  const query = new URLSearchParams(search);
  const queue = QUEUES.find((one) => one === query.get('queue')) ?? QUEUES[0]!;
  return viewOf(queue, Object.fromEntries(FILTERS.map((name) => [name, query.get(name) ?? ''])));
}

/** The address of a view, or of a comment in it, on the present page; site and language stay. */
export function addressOf(view: View, comment = ''): string {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(view)) {
    if (value && !(name === 'queue' && value === QUEUES[0])) {
      query.set(name, value);
    } else {
      query.delete(name);
    }
  }
  const search = query.toString();
  return location.pathname + (search && `?${search}`) + (comment && `#comment-${comment}`);
}

export const sameView = (one: View, other: View): boolean =>
  (['queue', ...FILTERS] as const).every((name) => one[name] === other[name]);

/** The filters that narrow a view beside its queue. */
export const filtersOf = (view: View): (typeof FILTERS)[number][] => FILTERS.filter((name) => view[name]);
