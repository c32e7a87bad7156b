import type { State } from '../../comments/types.js';
import type { CannedReason } from '../desk/types.js';

export type Mode = 'POSTMODERATED' | 'PREMODERATED';

/** Moderation settings of a site. A field that the service does not send is not shown, and not sent back. */
export interface ModerationSettings {
  mode: Mode;
  heldWords: string[];
  refusedWords: string[];
  guests: boolean;
  newcomerComments: number | null;
  linkLimit: number | null;
  reportsToHold: number | null;
  repeatsByAuthor: number | null;
  repeatsByOthers: number | null;
  spamScoreToHold: number | null;
  rejectionsToHold?: number | null;
  rejectionDays?: number | null;
  rejectedShareToHold?: number | null;
  floodComments?: number | null;
  floodMinutes?: number | null;
  editWindowMinutes: number | null;
  autoCloseDays: number | null;
}

export type Field = keyof ModerationSettings;
export type WordField = 'heldWords' | 'refusedWords';
export type NumberField = Exclude<Field, WordField | 'mode' | 'guests'>;

/** Something read together with the tag that its change has to name. */
export interface Tagged<T> {
  value: T;
  tag: string | null;
}

export interface TriedComment {
  id: string;
  article: string;
  articleTitle?: string | null;
  author?: string;
  html: string;
  state?: State;
  /** What the saved settings do to it. */
  saved: Outcome;
  reasons?: string[];
  matches?: string[];
}

export type Outcome = 'PUBLISHED' | 'HELD' | 'REFUSED';

export type Warning = 'HOLDS_ALL' | 'HOLDS_NEARLY_ALL' | 'REFUSES_NEARLY_ALL';

/** Of a trial: comments that its settings hold or refuse, or that they no longer hold or refuse. */
export type Effect = 'held' | 'refused' | 'released';

/** Number of comments, and how many of them for each reason. */
export interface Count {
  comments: number;
  byReason: Record<string, number>;
}

/** What settings would have done to the latest comments, beside what the saved ones do. */
export interface DryRun {
  screened: number;
  held: TriedComment[];
  refused: TriedComment[];
  released: TriedComment[];
  counts: Record<'held' | 'refused', Count>;
  /** What the saved settings do otherwise. */
  changes: Record<Effect, Count>;
  warning?: Warning | null;
}

export type SampleAuthor = 'READER' | 'NEWCOMER' | 'GUEST';

export interface TestResult {
  verdict: Outcome;
  reasons: string[];
  matches: string[];
  html: string;
}

export interface SpamScoreReport {
  spam: number;
  ham: number;
  needed: number;
  active: boolean;
  precision?: number | null;
  recall?: number | null;
  words: { word: string; spam: number; ham: number; spamicity: number }[];
}

/** The reasons of a site. */
export interface SiteReasons {
  items: CannedReason[];
  /** Whether authors also get the statement by mail. */
  mailStatements?: boolean;
}

export type { CannedReason };
