import type { LiveEvents } from './live.js';
import type { Thread } from './thread.js';

/** What each event of an article's stream means for its conversation; `counted` is called when only the count is another. */
export function eventsOf(thread: Thread, counted: () => void): LiveEvents {
  return {
    published: (comment) => thread.arrived(comment),
    changed: ({ replies: _, ...comment }) => thread.change(comment.id, (one) => ({ ...one, ...comment })),
    removed: (id) => thread.removedByOther(id),
    counted: (count) => {
      thread.setCount(count);
      counted();
    },
    restarted: () => void thread.catchUp(),
  };
}
