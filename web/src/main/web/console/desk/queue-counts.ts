import { OUTCOME, type Counts, type Decision, type QueueName, type QueuedComment } from './types.js';
import type { View } from './view.js';

const OF_STATE: Partial<Record<QueuedComment['state'], QueueName>> = {
  HELD: 'pending',
  SPAM: 'spam',
  REJECTED: 'rejected',
};

/** Queues in which an undecided comment stands. */
function queuesOf(comment: QueuedComment): QueueName[] {
  const queue = OF_STATE[comment.state];
  if (queue) {
    return [queue];
  }
  if (comment.state !== 'PUBLISHED') {
    return [];
  }
  return hasOpenReport(comment) ? ['reported'] : comment.decision ? [] : ['new'];
}

/** Whether a reader has reported it since the last decision, which answered what was there. */
function hasOpenReport({ reports = [], decision }: QueuedComment): boolean {
  const decided = decision?.at ? Date.parse(decision.at) : -Infinity;
  return reports.some(({ at }) => !at || Date.parse(at) > decided);
}

/** Counts after decisions, or with `by` -1 after they were undone: shown until the service has counted. */
export function recount(counts: Counts, comments: QueuedComment[], decision: Decision, by: 1 | -1): Counts {
  const after = { ...counts };
  const add = (queue: QueueName | undefined, difference: number): void => {
    if (queue && after[queue] !== undefined) {
      after[queue] = Math.max(0, after[queue] + difference);
    }
  };
  for (const comment of comments) {
    queuesOf(comment).forEach((queue) => add(queue, -by));
    add(OF_STATE[OUTCOME[decision]], by);
  }
  return after;
}

/** Whether a comment belongs to the list still, once it is decided. */
export function staysIn(view: View, decision: Decision): boolean {
  return view.queue === 'all' && (!view.state || view.state === OUTCOME[decision]);
}

/** What has been decided already is not offered again; approving what is published answers readers' reports. */
export const isOffered = (comment: QueuedComment, decision: Decision): boolean =>
  decision === 'APPROVE' || comment.state !== OUTCOME[decision];
