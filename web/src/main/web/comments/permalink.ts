import { fetchComment } from './calls.js';
import type { Thread } from './thread.js';
import type { Comment } from './types.js';

export function permalink(page: string, id: string): string {
  const url = new URL(page);
  url.searchParams.set('comment', id);
  url.hash = 'comment-' + id;
  return url.href;
}

export interface Opened {
  id: string;
  reveal(root: ParentNode): void;
}

/** The comment that the page's address names, if it does; shown below its ancestors where the page does not hold it. */
export async function linkedComment(thread: Thread): Promise<Opened | undefined> {
  const id = new URLSearchParams(location.search).get('comment') ?? location.hash.match(/^#comment-(.+)$/)?.[1];
  if (!id) {
    return undefined;
  }
  try {
    await thread.link(id);
  } catch {
    return undefined;
  }
  return { id, reveal: (root) => show(root, id) };
}

/** A comment, as {@link complete} makes it, below its ancestors. */
export async function fetchChain(
  id: string,
  complete = async (comment: Comment): Promise<Comment> => comment,
): Promise<Comment[]> {
  const { comment, ancestors } = await fetchComment(id);
  return [nest([...ancestors, await complete(comment)])];
}

/** A chain of comments, each as the only reply of the one before it. */
function nest(chain: Comment[]): Comment {
  return chain.reduceRight((below, comment) => ({
    ...comment,
    replies: { items: [below], next: null },
    replyCount: 1,
  }));
}

function show(root: ParentNode, id: string): void {
  const article = findDeep(root, 'comment-' + id);
  article?.scrollIntoView({ block: 'center' });
  article?.focus({ preventScroll: true });
}

function findDeep(root: ParentNode, id: string): HTMLElement | null {
  const here = root.querySelector<HTMLElement>('#' + CSS.escape(id));
  if (here) {
    return here;
  }
  for (const element of root.querySelectorAll('usersay-comment')) {
    const inside = element.shadowRoot && findDeep(element.shadowRoot, id);
    if (inside) {
      return inside;
    }
  }
  return null;
}
