import { call, sitePath } from '../../api/http.js';
import { list, query } from '../calls.js';

export interface Suppression {
  id: string;
  email: string;
  reason: string;
  detail: string;
  since: string;
  by: string | null;
}

/** Of a site; of every site where it is empty. */
const path = (site: string): string => (site ? `/admin${sitePath(site)}/suppressions` : '/admin/suppressions');

export const fetchSuppressions = (site: string, q: string, cursor: string | null) => list<Suppression>(path(site) + query({ q, cursor }));

export async function suppress(site: string, email: string, note: string): Promise<void> {
  await call(path(site), { method: 'POST', body: note ? { email, note } : { email } });
}

export async function lift(site: string, id: string): Promise<void> {
  await call(`${path(site)}/${encodeURIComponent(id)}`, { method: 'DELETE' });
}
