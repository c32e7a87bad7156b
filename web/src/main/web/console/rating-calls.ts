import { call, sitePath } from '../api/http.js';
import { list, query } from './calls.js';

export interface VoteName {
  article: string;
  voter: string;
}

export interface Anomaly {
  id: string;
  kind: string;
  about: string;
  /** One sentence that says what was seen. */
  evidence: string;
  /** The numbers behind it: `histogram` by stars, `timeline` in equal parts of the time, and others. */
  figures?: Record<string, unknown>;
  /** How many votes it is about; `votes` are the first of them. */
  count: number;
  votes: VoteName[];
  /** Of the articles of the votes, by their ids, as far as they are known. */
  titles?: Record<string, string>;
  from: string;
  to: string;
}

export interface SetAside {
  id: string;
  state: string;
  anomaly: string | null;
  count: number;
  votes: VoteName[];
  titles?: Record<string, string>;
  acts: { what: string; by: string; byName?: string | null; reason: string; at: string }[];
}

/** What a former system counted of one article, one star first. */
export interface Counts {
  article: string;
  histogram: number[];
}

const path = (site: string): string => `/admin${sitePath(site)}/ratings`;

export const fetchAnomalies = (site: string) => list<Anomaly>(`${path(site)}/anomalies`);

export const fetchSetAsides = (site: string) => list<SetAside>(`${path(site)}/set-asides`);

export async function setAside(site: string, anomaly: string, reason: string): Promise<void> {
  await call(`${path(site)}/set-asides`, { method: 'POST', body: { anomaly, reason } });
}

export async function bringBack(site: string, id: string, reason: string): Promise<void> {
  await call(`${path(site)}/set-asides/${encodeURIComponent(id)}${query({ reason })}`, { method: 'DELETE' });
}

export async function importCounts(site: string, label: string, items: Counts[]): Promise<void> {
  await call(`${path(site)}/priors`, { method: 'POST', body: { label, items } });
}

/** Address of a file; the session is loaded first, which renews it where it has expired. */
export async function fileAddress(site: string, name: string): Promise<string> {
  await call('/me');
  return `${path(site)}/${name}`;
}
