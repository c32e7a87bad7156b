import { fetchComment, fetchReplies } from '../../comments/calls.js';
import { Problem } from '../../api/problem.js';
import type { Comment, Page } from '../../comments/types.js';

/** Maximum number of comments around one, with it. */
const SHOWN = 20;
const REPLIES = 6;
/** Maximum number of pages of replies that are read for those beside a comment. */
const PAGES = 10;

/** A comment of a thread with its place below the outermost one. */
export interface Placed {
  comment: Comment;
  level: number;
}

export interface Around {
  placed: Placed[];
  /** Whether the thread has more of them. */
  more: boolean;
}

/** Those that a comment is shown under, those beside it in the order of the thread, and its replies. */
export async function fetchAround(id: string): Promise<Around> {
  const { comment, ancestors } = await fetchComment(id);
  const above = ancestors.filter((one) => one.depth < comment.depth);
  const under = above.at(-1);
  const [beside, below] = await Promise.all([under ? besideIn(under.id, comment.id) : NONE, repliesOf(comment)]);
  const replies = below.items.slice(0, REPLIES);
  // One that it answers may stand beside it.
  const answered = ancestors.filter((one) => one.depth >= comment.depth);
  const row = inOrder([...beside.items, ...answered, comment]);
  const near = nearest(row, comment.id, Math.max(1, SHOWN - above.length - replies.length));
  return {
    placed: [
      ...above.map((one, level) => ({ comment: one, level })),
      ...near.flatMap((one) => [
        { comment: one, level: above.length },
        ...(one.id === id ? replies.map((reply) => ({ comment: reply, level: above.length + 1 })) : []),
      ]),
    ],
    more: near.length < row.length || replies.length < below.items.length || Boolean(beside.next ?? below.next),
  };
}

const NONE: Page = { items: [], next: null };

/** Replies about the place of one of them, which itself may not be shown: the page that reaches it, and the one before. */
async function besideIn(parent: string, id: string): Promise<Page> {
  let page = await repliesTo(parent);
  for (let read = 1; read < PAGES && page.next && page.items.every((one) => one.id < id); read++) {
    const following = await repliesTo(parent, page.next);
    page = { items: [...page.items, ...following.items].slice(-2 * SHOWN), next: following.next };
  }
  return page;
}

/** One page; of a comment that readers do not see there is none. */
async function repliesTo(id: string, cursor: string | null = null): Promise<Page> {
  try {
    return await fetchReplies(id, cursor);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) {
      return NONE;
    }
    throw error;
  }
}

/** All of a few are with the comment already. */
const repliesOf = ({ id, replies }: Comment): Page | Promise<Page> => (replies?.next ? repliesTo(id) : (replies ?? NONE));

/** Each once, by its id: ids sort by time. */
const inOrder = (comments: Comment[]): Comment[] =>
  [...new Map(comments.map((one) => [one.id, one])).values()].sort((one, other) => (one.id < other.id ? -1 : 1));

/** So many around one of them. */
function nearest(row: Comment[], id: string, count: number): Comment[] {
  const place = row.findIndex((one) => one.id === id);
  const from = Math.max(0, Math.min(place - Math.floor(count / 2), row.length - count));
  return row.slice(from, from + count);
}
