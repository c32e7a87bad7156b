import { apiBase } from '../api/base.js';
import { call, sitePath } from '../api/http.js';
import type { PeriodOrder } from '../subscription/period-calls.js';
import type { CreditNote } from '../subscription/types.js';
import type { OrderSelection } from './orders/selection.js';

export interface Page<T> {
  items: T[];
  next: string | null;
  /** Whether there are more that no cursor leads to. */
  more?: boolean;
}

/** What was agreed to with an order: the words that were shown, and their version. */
export interface OrderConsent {
  to: string;
  at: string;
  wording: string | null;
  version: string | null;
}

export interface StaffOrder extends PeriodOrder {
  total: string | number;
  /** What of the total is to be paid, which is less for an upgrade. */
  due?: string | number;
  currency: string;
  /** What is left of the order that it upgrades. */
  credit?: { order: string; amount: string | number } | null;
  publication: string;
  plan: string;
  copies: number;
  /** How many seats it bought; none where the subscriber reads. */
  seats?: number | null;
  placedAt: string;
  termMonths?: number;
  /** Address of its invoice at the service. */
  invoice?: string | null;
  creditNotes?: CreditNote[];
  staff?: {
    site?: string;
    version?: number;
    subscriber?: { name?: string; email?: string; phone?: string | null };
    company?: { name: string; taxCode: string; address?: string | null } | null;
    gift?: { recipientName: string; recipientEmail?: string | null; message?: string | null; notifyOn?: string | null } | null;
    consents?: OrderConsent[];
    coupon?: string | null;
    /** The states it may move to. */
    next?: string[];
    history?: { state: string; at: string; by: string; note?: string | null; period?: string | null; refund?: string | number | null }[];
    payment?: { transaction: string; on: string } | null;
    refunded?: string | number | null;
    assignee?: string | null;
    /** Of those who worked on it, by their ids, where one order is read. */
    names?: Record<string, string>;
  } | null;
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

export const query = (values: Record<string, string | null>): string =>
  '?' +
  Object.entries(values)
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value!)}`)
    .join('&');

export async function list<T>(path: string): Promise<Page<T>> {
  const { body } = await call<Partial<Page<T>>>(path);
  return { items: body.items ?? [], next: body.next ?? null };
}

export const fetchOrders = (site: string, { q: _, ...selection }: OrderSelection, cursor: string | null) =>
  list<StaffOrder>(`/admin${sitePath(site)}/subscription-orders${query({ ...selection, cursor })}`);

/** Address of the same as a CSV file. */
export const orderFile = (site: string, { q: _, ...selection }: OrderSelection): string =>
  `${apiBase}/admin${sitePath(site)}/subscription-orders.csv${query({ ...selection })}`;

export const fetchMail = (state: string, cursor: string | null) =>
  list<OutgoingMail>(`/admin/mail${query({ state, cursor })}`);

export async function retryMail(id: string): Promise<void> {
  await call(`/admin/mail/${encodeURIComponent(id)}/retry`, { method: 'POST' });
}
