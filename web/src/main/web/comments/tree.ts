import type { Comment, Page } from './types.js';

/** The list with one comment, at any depth, replaced; the other comments stay the same objects. */
export function changeIn(items: Comment[], id: string, change: (comment: Comment) => Comment | null): Comment[] {
  return items.flatMap((comment) => {
    if (comment.id === id) {
      const changed = change(comment);
      return changed ? [changed] : [];
    }
    if (!comment.replies?.items.length) {
      return [comment];
    }
    const replies = changeIn(comment.replies.items, id, change);
    const same = replies.length === comment.replies.items.length && replies.every((r, i) => r === comment.replies!.items[i]);
    return [same ? comment : { ...comment, replies: { ...comment.replies, items: replies } }];
  });
}

export function findIn(items: Comment[], id: string): Comment | undefined {
  for (const comment of items) {
    const found = comment.id === id ? comment : findIn(comment.replies?.items ?? [], id);
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The comments and all below them. */
export function flat(items: Comment[]): Comment[] {
  return items.flatMap((comment) => [comment, ...flat(comment.replies?.items ?? [])]);
}

/** A page of replies put behind those already shown, without showing one twice. */
export function append(page: Page | null | undefined, more: Page): Page {
  const items = page?.items ?? [];
  const known = new Set(items.map((comment) => comment.id));
  return { items: [...items, ...more.items.filter((comment) => !known.has(comment.id))], next: more.next };
}

/** The comment whose list of replies holds the named one. */
function holderOf(items: Comment[], id: string): Comment | undefined {
  for (const comment of items) {
    const replies = comment.replies?.items ?? [];
    const holder = replies.some((reply) => reply.id === id) ? comment : holderOf(replies, id);
    if (holder) {
      return holder;
    }
  }
  return undefined;
}

/** A reply put below the comment it answers, or beside it where threads are not shown any deeper. */
export function withReply(items: Comment[], reply: Comment): Comment[] {
  const under = reply.inReplyTo ? holderOf(items, reply.inReplyTo.id)?.id : reply.parent;
  return changeIn(items, under ?? reply.parent!, (parent) => {
    const replies = parent.replies ?? { items: [], next: null };
    if (replies.items.some((one) => one.id === reply.id)) {
      return parent;
    }
    return {
      ...parent,
      replyCount: parent.replyCount + 1,
      replies: { ...replies, items: [...replies.items, reply] },
    };
  });
}

/** What remains when a comment goes: its place, if it was answered; nothing otherwise. */
export function withoutComment(items: Comment[], id: string): Comment[] {
  const gone = findIn(items, id);
  const left = changeIn(items, id, (comment) =>
    comment.replyCount > 0 || comment.replies?.items.length
      ? { ...comment, state: 'DELETED', html: '', author: null }
      : null,
  );
  const holder = gone && holderOf(items, id);
  if (!holder || findIn(left, id)) {
    return left;
  }
  return changeIn(left, holder.id, (parent) => ({ ...parent, replyCount: Math.max(0, parent.replyCount - 1) }));
}
