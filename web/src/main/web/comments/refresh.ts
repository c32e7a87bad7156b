import { Problem } from '../api/problem.js';
import { fetchReplies, fetchThread, PAGE } from './calls.js';
import { fetchChain } from './permalink.js';
import { append, findIn, flat } from './tree.js';
import type { Comment, Sort, ThreadPage } from './types.js';

/** How many pages are read beyond what was shown before, where so much is new. */
const BEYOND = 2;

/** Attempts to read the page again, where it changes during one. */
const ATTEMPTS = 3;

/** What a page shows of a thread, before it is read again. */
export interface Shown {
  sort: Sort;
  items: Comment[];
  linked: Comment[];
  target: string;
  arrivals: Comment[];
  /** When the last comment of the thread that came to this page was written. */
  latest: string;
}

/** The content of the page as read again. */
export interface RefreshedThread {
  page: ThreadPage;
  items: Comment[];
  linked: Comment[];
  arrivals: Comment[];
}

/** The content of the page, read again; `undefined` where it changed during each attempt. */
export async function refreshThread(site: string, article: string, shown: () => Shown): Promise<RefreshedThread | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const before = shown();
    const refreshed = await readAgain(site, article, before);
    const now = shown();
    if (before.items === now.items && before.linked === now.linked && before.arrivals === now.arrivals) {
      return refreshed;
    }
  }
  return undefined;
}

/**
 * Reads as many comments and replies as are shown, so that nothing closes under the reader's eyes. What was written
 * after all that came before is put aside, oldest first.
 */
async function readAgain(site: string, article: string, shown: Shown): Promise<RefreshedThread> {
  const { sort } = shown;
  const ids = new Set(flat([...shown.items, ...shown.linked]).map((one) => one.id));
  const waiting = new Set(shown.arrivals.map((one) => one.id));
  const isNew = (one: Comment): boolean => !ids.has(one.id) && (waiting.has(one.id) || one.createdAt > shown.latest);

  const page = await pages(site, article, sort, shown.items.length, isNew);
  const newest = sort === 'newest' ? page : await fetchThread(site, article, 'newest', null);
  const found = new Map(newest.items.filter(isNew).map((one) => [one.id, one]));
  const items = putAside(await openedAsBefore(page.items, shown.items, isNew), isNew, found);
  const linked = putAside(await refreshChain(shown, isNew), isNew, found);
  const arrivals = [...found.values()].sort((one, other) => one.createdAt.localeCompare(other.createdAt));
  return { page, items, linked, arrivals };
}

type Test = (comment: Comment) => boolean;

const settled = (items: Comment[], isNew: Test): number => items.filter((one) => !isNew(one)).length;

async function pages(site: string, article: string, sort: Sort, wanted: number, isNew: Test): Promise<ThreadPage> {
  const maxPages = Math.ceil(wanted / PAGE) + BEYOND;
  let page = await fetchThread(site, article, sort, null);
  for (let read = 1; page.next && read < maxPages && settled(page.items, isNew) < wanted; read++) {
    page = { ...page, ...append(page, await fetchThread(site, article, sort, page.next)) };
  }
  return page;
}

function openedAsBefore(items: Comment[], before: Comment[], isNew: Test): Promise<Comment[]> {
  return Promise.all(
    items.map((one) => {
      const opened = before.find((other) => other.id === one.id)?.replies?.items ?? [];
      return opened.length && one.replyCount ? withReplies(one, opened, isNew) : one;
    }),
  );
}

async function withReplies(comment: Comment, before: Comment[], isNew: Test): Promise<Comment> {
  let replies = comment.replies ?? (await fetchReplies(comment.id, null));
  while (replies.next && settled(replies.items, isNew) < before.length) {
    replies = append(replies, await fetchReplies(comment.id, replies.next));
  }
  return { ...comment, replies: { ...replies, items: await openedAsBefore(replies.items, before, isNew) } };
}

async function refreshChain({ linked, target }: Shown, isNew: Test): Promise<Comment[]> {
  const before = findIn(linked, target);
  if (!before) {
    return linked;
  }
  try {
    return await fetchChain(target, async (one) => (await openedAsBefore([one], [before], isNew))[0]!);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return [];
    }
    throw error;
  }
}

/** What is left without what is new. */
function putAside(items: Comment[], isNew: Test, aside: Map<string, Comment>): Comment[] {
  return items.flatMap((one) => {
    if (isNew(one)) {
      aside.set(one.id, one);
      return [];
    }
    if (!one.replies) {
      return [one];
    }
    const replies = putAside(one.replies.items, isNew, aside);
    const replyCount = one.replyCount - (one.replies.items.length - replies.length);
    return [{ ...one, replyCount, replies: { ...one.replies, items: replies } }];
  });
}
