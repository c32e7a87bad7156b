import type { State } from '../../comments/types.js';
import type { Entry } from './comment-list.js';
import type { Decision, Why } from './types.js';
import type { View } from './view.js';

/** One decision of the moderator, about one comment or many, with what was shown when it was taken. */
export interface Deed {
  decision: Decision;
  why: Why;
  view: View;
  /** The entries as they were, by the id of their comment; those that were not decided are taken out. */
  entries: Map<string, Entry>;
  /** Recorded decisions by the id of their comment. */
  recorded: Map<string, string>;
}

const MAX_IDS = 100;

/** Ids of comments in one state, as many as one request may carry. */
export function batches(deed: Deed): { state: State; ids: string[] }[] {
  const byState = new Map<State, string[]>();
  for (const [id, { comment }] of deed.entries) {
    byState.set(comment.state, [...(byState.get(comment.state) ?? []), id]);
  }
  return [...byState].flatMap(([state, ids]) => parts(ids).map((part) => ({ state, ids: part })));
}

/** As many as one request may carry. */
export const parts = <T>(all: T[]): T[][] =>
  Array.from({ length: Math.ceil(all.length / MAX_IDS) }, (_, part) => all.slice(part * MAX_IDS, (part + 1) * MAX_IDS));
