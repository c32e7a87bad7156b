import { apiBase } from '../../api/base.js';
import { call, sitePath } from '../../api/http.js';
import { failure, Unavailable } from '../../api/problem.js';
import { list, query } from '../calls.js';

export interface Newsletter {
  id: string;
  name: string;
  description: string;
  subscribed: number;
  waiting: number;
  unsubscribed: number;
}

/** A step of a subscription, as it is kept to prove consent. */
export interface Proof {
  step: string;
  at: string;
  device: string;
  network?: string | null;
  wording: string;
  version?: string | null;
  consentedAt?: string | null;
}

export interface Subscriber {
  email: string;
  state: string;
  language?: string | null;
  createdAt: string;
  changedAt: string;
  proof: Proof[];
}

export interface ImportReport {
  added: number;
  unchanged: number;
  refused: number;
  items: { line: number; outcome: string; detail?: string | null }[];
}

const path = (site: string): string => `/admin${sitePath(site)}/newsletters`;

const subscribersOf = (site: string, newsletter: string): string => `${path(site)}/${encodeURIComponent(newsletter)}/subscribers`;

export const fetchNewsletters = (site: string) => list<Newsletter>(path(site));

export const fetchSubscribers = (site: string, newsletter: string, state: string, q: string, cursor: string | null) =>
  list<Subscriber>(subscribersOf(site, newsletter) + query({ state, q, cursor }));

/** Address of the file with them; the session is loaded first, which renews it where it has expired. */
export async function exportAddress(site: string, newsletter: string, state: string, q: string): Promise<string> {
  await call('/me');
  return apiBase + subscribersOf(site, newsletter) + '.csv' + query({ state, q });
}

/** Sends a file of addresses; CSV unless its name says that its lines are JSON. */
export async function importSubscribers(site: string, newsletter: string, file: File): Promise<ImportReport> {
  await call('/me');
  const lines = /\.(ndjson|jsonl)$/i.test(file.name);
  let response: Response;
  try {
    response = await fetch(apiBase + subscribersOf(site, newsletter), {
      method: 'POST',
      headers: { Accept: 'application/json', 'X-Usersay': '1', 'Content-Type': lines ? 'application/x-ndjson' : 'text/csv' },
      body: await file.arrayBuffer(),
      credentials: 'include',
    });
  } catch {
    throw new Unavailable();
  }
  if (!response.ok) {
    throw await failure(response);
  }
  return (await response.json()) as ImportReport;
}
