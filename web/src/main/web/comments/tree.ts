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

/** A page of replies put behind those already shown, without showing one twice. */
export function append(page: Page | null | undefined, more: Page): Page {
  const items = page?.items ?? [];
  const known = new Set(items.map((comment) => comment.id));
  return { items: [...items, ...more.items.filter((comment) => !known.has(comment.id))], next: more.next };
}

export function withReply(items: Comment[], reply: Comment): Comment[] {
  return changeIn(items, reply.parent!, (parent) => {
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
  if (!gone?.parent || findIn(left, id)) {
    return left;
  }
  return changeIn(left, gone.parent, (parent) => ({ ...parent, replyCount: Math.max(0, parent.replyCount - 1) }));
}
