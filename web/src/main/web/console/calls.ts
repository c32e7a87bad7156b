import { call, sitePath } from '../api/http.js';
import type { Comment } from '../comments/types.js';

export interface Page<T> {
  items: T[];
  next: string | null;
}

export interface QueuedComment extends Comment {
  articleTitle?: string | null;
  articleUrl?: string | null;
  /** Why it is held, or what readers reported; the service names them. */
  reasons?: (string | { reason?: string; note?: string })[];
  reports?: number | { reason?: string; note?: string }[];
}

export type Decision = 'APPROVE' | 'REJECT' | 'SPAM' | 'DELETE';

export interface StaffOrder {
  reference: string;
  state: string;
  total: string | number;
  currency: string;
  createdAt?: string;
  startsOn?: string;
  copies?: number;
  plan?: string | { id?: string; name?: string };
  publication?: string | { name?: string };
  subscriber?: { name?: string; email?: string; phone?: string };
}

export interface OutgoingMail {
  id: string;
  to: string;
  subject: string;
  state: string;
  attempts?: number;
  createdAt?: string;
  sentAt?: string | null;
  error?: string | null;
}

const query = (values: Record<string, string | null>): string =>
  '?' +
  Object.entries(values)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');

async function list<T>(path: string): Promise<Page<T>> {
  const { body } = await call<Partial<Page<T>>>(path);
  return { items: body.items ?? [], next: body.next ?? null };
}

export const fetchQueue = (site: string, state: string, q: string, cursor: string | null) =>
  list<QueuedComment>(`/admin${sitePath(site)}/comments${query({ state, q, cursor })}`);

export const fetchOrders = (site: string, state: string, cursor: string | null) =>
  list<StaffOrder>(`/admin${sitePath(site)}/subscription-orders${query({ state, cursor })}`);

export const fetchMail = (state: string, cursor: string | null) =>
  list<OutgoingMail>(`/admin/mail${query({ state, cursor })}`);

export async function decide(ids: string[], decision: Decision, reason: string): Promise<void> {
  const body = reason ? { ids, decision, reason } : { ids, decision };
  await call('/admin/comments/decisions', { method: 'POST', body });
}

export async function moveOrder(reference: string, state: string): Promise<void> {
  await call(`/admin/subscription-orders/${encodeURIComponent(reference)}`, { method: 'PATCH', body: { state } });
}

export async function retryMail(id: string): Promise<void> {
  await call(`/admin/mail/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}
