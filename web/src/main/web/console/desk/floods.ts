import type { Entry } from './comment-list.js';
import type { View } from './view.js';

/** Key of the flood that a comment was held as, the same for all of its author's; null for any other comment. */
const floodOf = ({ comment }: Entry): string | null =>
  comment.state === 'HELD' && comment.reasons?.includes('FLOOD') && comment.author ? comment.author.id : null;

/**
 * Rows of a list: each comment has one of its own, but those of a flood share that of the flood's newest one, by whose id they
 * are found. A view of floods alone shows each comment.
 */
export function rowsOf(entries: Entry[], view: View): Map<string, Entry[]> {
  const rows = new Map<string, Entry[]>();
  const floods = new Map<string, Entry[]>();
  for (const entry of entries) {
    const flood = view.reason === 'FLOOD' ? null : floodOf(entry);
    const known = flood === null ? undefined : floods.get(flood);
    if (known) {
      known.push(entry);
      continue;
    }
    const row = [entry];
    rows.set(entry.comment.id, row);
    if (flood !== null) {
      floods.set(flood, row);
    }
  }
  return rows;
}
