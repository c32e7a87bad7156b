import { call, sitePath } from '../../api/http.js';
import { fetchComment } from '../../comments/calls.js';
import type { Comment } from '../../comments/types.js';
import { list, query, type Page } from '../calls.js';
import { parametersOf, type AuditSearch } from './search.js';

export interface AuditEntry {
  number: number;
  at: string;
  actor: string;
  actorName: string;
  action: string;
  target: string;
  detail: string;
}

export interface AuditCheck {
  lines: number;
  hash: string;
  /** Number at which the chain breaks; null where it is intact. */
  brokenAt: number | null;
}

const path = (site: string): string => `/admin${sitePath(site)}/audit`;

export const fetchEntries = (site: string, search: AuditSearch, cursor: string | null): Promise<Page<AuditEntry>> =>
  list<AuditEntry>(path(site) + query({ ...parametersOf(search), limit: '50', cursor }));

export const checkChain = async (site: string): Promise<AuditCheck> =>
  (await call<AuditCheck>(`${path(site)}/check`)).body;

/** Address of the file with all that a search finds; the session is loaded first, which renews it where it has expired. */
export async function exportAddress(site: string, search: AuditSearch, form: 'csv' | 'ndjson'): Promise<string> {
  await call('/me');
  return `${path(site)}.${form}${query(parametersOf(search))}`;
}

/** The comment as moderators may see it. */
export const fetchTarget = async (id: string): Promise<Comment> => (await fetchComment(id)).comment;
