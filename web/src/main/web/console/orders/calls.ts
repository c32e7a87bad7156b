import { call, sitePath, type Answer } from '../../api/http.js';
import { list, query, type Page, type StaffOrder } from '../calls.js';

/** What became of a line of a bank statement. */
export interface StatementLine {
  line: number;
  outcome: 'MATCHED' | 'ALREADY_BOOKED' | 'WRONG_AMOUNT' | 'NOT_DUE' | 'UNKNOWN' | 'OUTGOING' | 'UNREADABLE';
  date?: string | null;
  transaction?: string | null;
  amount?: string | number | null;
  currency?: string | null;
  description?: string | null;
  reference?: string | null;
  expected?: string | number | null;
  detail?: string | null;
}

export interface StatementReport {
  items: StatementLine[];
  counts: Partial<Record<StatementLine['outcome'], number>>;
}

export const bookStatement = async (site: string, file: Blob): Promise<StatementReport> =>
  (
    await call<StatementReport>(`/admin${sitePath(site)}/bank-statements`, {
      method: 'POST',
      file: { type: 'text/csv', content: file },
    })
  ).body;

interface Hits {
  items: StaffOrder[];
  more: boolean;
}

const hits = async (path: string): Promise<Page<StaffOrder>> => ({ ...(await call<Hits>(path)).body, next: null });

export const searchOrders = (site: string, q: string): Promise<Page<StaffOrder>> =>
  hits(`/admin${sitePath(site)}/subscription-orders/search${query({ q, limit: '100' })}`);

export const fetchDueOrders = (site: string): Promise<Page<StaffOrder>> => hits(`/admin${sitePath(site)}/subscription-orders/due`);

/** What is changed of an order, all of it at once. */
export interface OrderChange {
  state?: string;
  note?: string;
  refund?: number;
  /** Whether it is the sender's, or nobody's. */
  assigned?: boolean;
  /** Id of the member of the staff whose it is. */
  assignee?: string;
}

/** Somebody to whom orders can be assigned. */
export interface Assignee {
  id: string;
  name: string;
}

export async function fetchAssignees(site: string): Promise<Assignee[]> {
  const all: Assignee[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<Assignee> = await list<Assignee>(`/admin${sitePath(site)}/subscription-orders/assignees${query({ cursor })}`);
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}

const path = (reference: string): string => `/admin/subscription-orders/${encodeURIComponent(reference)}`;

export const fetchOrder = (reference: string): Promise<Answer<StaffOrder>> => call<StaffOrder>(path(reference));

/** With the tag of the version that was seen; a 412 where somebody else changed the order since. */
export const changeOrder = (reference: string, change: OrderChange, ifMatch: string | null): Promise<Answer<StaffOrder>> =>
  call<StaffOrder>(path(reference), { method: 'PATCH', body: change, ifMatch });
