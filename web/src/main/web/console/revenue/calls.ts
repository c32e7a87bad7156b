import { apiBase } from '../../api/base.js';
import { call, sitePath } from '../../api/http.js';
import { query } from '../calls.js';
import type { Period } from '../statistics/period.js';

/** What was paid in a month, and how many subscriptions began and ended. */
export interface Month {
  month: string;
  paid: number;
  refunded: number;
  revenue: number;
  newOrders: number;
  renewals: number;
  lapsed: number;
  cancelled: number;
  active: number;
  /** Share of those active when the month began; null where none was. */
  churn: number | null;
}

export interface Revenue {
  from: string;
  to: string;
  timeZone: string;
  asOf: string;
  currencies: { currency: string; months: Month[] }[];
}

const path = (site: string, { from, to }: Period, form = ''): string =>
  `/admin${sitePath(site)}/subscription-orders/revenue${form}${query({ from, to })}`;

export const fetchRevenue = async (site: string, period: Period): Promise<Revenue> => (await call<Revenue>(path(site, period))).body;

/** Address of the same as a file. */
export const revenueFile = (site: string, period: Period): string => apiBase + path(site, period, '.csv');
