import { call, sitePath } from '../../api/http.js';
import { query } from '../calls.js';
import type { Period } from './period.js';

/** What happened on a day of the site's time zone. */
export interface Day {
  day: string;
  comments: number;
  held: number;
  reports: number;
  decisions: number;
  /** Median time for which what was held that day waited for its decision; null where none was made. */
  secondsToDecision: number | null;
}

export interface ArticleCount {
  article: string;
  title: string | null;
  url: string | null;
  comments: number;
}

export interface ModeratorCounts {
  id: string;
  name: string;
  decisions: number;
  approved: number;
  rejected: number;
  spam: number;
  deleted: number;
}

/** How comments that were held for a reason were decided. */
export interface RuleCounts {
  reason: string;
  held: number;
  approved: number;
  rejected: number;
}

export interface Statistics {
  from: string;
  to: string;
  timeZone: string;
  /** When the last day was counted; null where none was. */
  asOf?: string | null;
  days: Day[];
  articles: ArticleCount[];
  moderators: ModeratorCounts[];
  rules: RuleCounts[];
}

export const fetchStatistics = async (site: string, { from, to }: Period): Promise<Statistics> =>
  (await call<Statistics>(`/admin${sitePath(site)}/statistics${query({ from, to })}`)).body;
