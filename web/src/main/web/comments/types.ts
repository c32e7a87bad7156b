export type State = 'PUBLISHED' | 'HELD' | 'REJECTED' | 'SPAM' | 'DELETED';
export type Sort = 'newest' | 'oldest' | 'top' | 'controversial';
export type Vote = 1 | 0 | -1;
export type Reason = 'SPAM' | 'ABUSE' | 'OFF_TOPIC' | 'ILLEGAL' | 'OTHER';

export const SORTS: Sort[] = ['newest', 'oldest', 'top', 'controversial'];
export const REASONS: Reason[] = ['SPAM', 'ABUSE', 'OFF_TOPIC', 'ILLEGAL', 'OTHER'];

export interface Author {
  id: string;
  name: string;
  avatar?: string | null;
  badges?: string[];
}

export interface Page {
  items: Comment[];
  next: string | null;
}

export interface Comment {
  id: string;
  article: string;
  parent: string | null;
  depth: number;
  author: Author | null;
  html: string;
  state: State;
  createdAt: string;
  editedAt?: string | null;
  up: number;
  down: number;
  score: number;
  replyCount: number;
  pinned?: boolean;
  /** Whom it answers, where that is not the comment it is shown under. */
  inReplyTo?: { id: string; name: string } | null;
  replies?: Page | null;
  /** Of a rejected one, for its author: what the moderator gave as reason. */
  statement?: string | null;
  /** Of a rejected one, for its author: whether an appeal is left. */
  appealable?: boolean;
  /** For the moderator who has just decided about it here: the decision that can be undone; undefined where another was first. */
  decided?: string | undefined;
}

export interface ThreadPage extends Page {
  article: { id: string; title?: string | null; url?: string | null; state?: string };
  count: number;
}

export interface Mine {
  votes: Record<string, Vote>;
  held: Comment[];
  /** Where more of them wait. */
  next: string | null;
  /** Own comments that a moderator has rejected lately, newest first. */
  rejected?: Comment[] | undefined;
  /** What was written before may not be edited at the moment of the answer. */
  editableSince?: string | undefined;
}

export interface VoteCounts {
  up: number;
  down: number;
  score: number;
  mine: Vote;
}
