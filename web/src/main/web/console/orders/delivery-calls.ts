import { apiBase } from '../../api/base.js';
import { call, sitePath } from '../../api/http.js';
import { list, query, type Page } from '../calls.js';

/** Copies for one address. */
export interface Delivery {
  order: string;
  plan: string;
  copies: number;
  recipient: string;
  address: string;
  ward?: string | null;
  district?: string | null;
  city: string;
  state?: string | null;
  postalCode?: string | null;
  country?: string | null;
  note?: string | null;
}

/** The first deliveries of an issue, and how many there are. */
export interface Deliveries {
  items: Delivery[];
  addresses: number;
  copies: number;
}

/** An issue of a publication, or of one of its plans. */
export interface Issue {
  publication: string;
  plan: string | null;
  date: string;
}

const path = (site: string, issue: Issue, form = ''): string =>
  `/admin${sitePath(site)}/deliveries${form}${query({ publication: issue.publication, plan: issue.plan, date: issue.date })}`;

/** Days of a publication's issues from a month ago on, those of a year at most; none where it has no calendar. */
export async function fetchIssues(site: string, publication: string): Promise<string[]> {
  const all: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<string> = await list<string>(
      `/admin${sitePath(site)}/publications/${encodeURIComponent(publication)}/issues${query({ limit: '100', cursor })}`,
    );
    all.push(...page.items);
    cursor = page.next;
  } while (cursor);
  return all;
}

export const fetchDeliveries = async (site: string, issue: Issue): Promise<Deliveries> => (await call<Deliveries>(path(site, issue))).body;

/** Address of the list as a file, or of the labels. */
export const deliveryFile = (site: string, issue: Issue, form: '.csv' | '.html'): string => apiBase + path(site, issue, form);
