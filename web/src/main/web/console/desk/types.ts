import type { Comment, State } from '../../comments/types.js';

export type QueueName = 'pending' | 'reported' | 'new' | 'spam' | 'rejected' | 'all';

export const QUEUES: QueueName[] = ['pending', 'reported', 'new', 'spam', 'rejected', 'all'];

/** Comments in each queue; a queue without a number is not counted. */
export type Counts = Partial<Record<QueueName, number>>;

export type Decision = 'APPROVE' | 'REJECT' | 'SPAM' | 'DELETE';

export const OUTCOME: Record<Decision, State> = {
  APPROVE: 'PUBLISHED',
  REJECT: 'REJECTED',
  SPAM: 'SPAM',
  DELETE: 'DELETED',
};

export interface RecordedDecision {
  id: string;
  decision: Decision;
  byName?: string | null;
  at?: string | null;
  reason?: string | null;
  statement?: string | null;
  /** Null where it can no longer be undone. */
  undoUntil?: string | null;
}

export interface QueuedComment extends Comment {
  /** As its author wrote it. */
  text?: string;
  articleTitle?: string | null;
  articleUrl?: string | null;
  parentComment?: { id: string; authorName?: string | null; html: string; state?: State } | null;
  /** Why it is held; the service names the reasons. */
  reasons?: string[];
  /** Words and links of the text that led to the hold. */
  matches?: string[];
  /** Numbers that led to the hold, by their names, for each reason that counts something. */
  figures?: Record<string, Record<string, number>>;
  /** The comment whose text it repeats, where that one is there. */
  repeats?: Pick<Comment, 'id' | 'article' | 'author' | 'createdAt' | 'state'> | null;
  reports?: { reason?: string; note?: string | null; at?: string | null }[];
  revisions?: { text: string; replacedAt?: string | null }[];
  decision?: RecordedDecision | null;
  /** Comments of the author on this site, each counted up to 100. */
  authorRecord?: { published?: number; held?: number; rejected?: number; spam?: number } | null;
}

export interface CannedReason {
  code: string;
  label: string;
  statement: string;
}

/** Why a comment is rejected: a reason of the site, or the moderator's own words; its author reads either. */
export type Why = { reasonCode: string } | { statement: string } | Record<string, never>;

/** What became of one comment of a request: the id of the decision, or a problem. */
export interface Outcome {
  /** Of the comment; of an undo, the decision's. */
  id: string;
  state?: State | null;
  decision?: string | null;
  problem?: string | null;
  byName?: string | null;
  at?: string | null;
}
