import { call, type Answer } from '../api/http.js';
import type { Address, PeriodOrder } from './period-calls.js';
import type { Receipt } from './types.js';

/** Another plan in place of one that runs. */
export interface Upgrade {
  plan: string;
  copies?: number;
  /** Absent where it goes to where the order that runs goes to. */
  delivery?: Address;
}

/** What that would cost: what is left of the order that runs is credited. */
export interface UpgradeQuote {
  copies: number;
  unit: string | number;
  subtotal: string | number;
  delivery?: string | number | null;
  tax: string | number;
  total: string | number;
  credit: string | number;
  daysLeft: number;
  due: string | number;
  currency: string;
  payUntil: string;
}

const path = (reference: string, rest: string): string => `/subscription-orders/${encodeURIComponent(reference)}/${rest}`;

export const quoteUpgrade = async (reference: string, upgrade: Upgrade): Promise<UpgradeQuote> =>
  (await call<UpgradeQuote>(path(reference, 'upgrade-quotes'), { method: 'POST', body: upgrade })).body;

export const placeUpgrade = async (reference: string, upgrade: Upgrade, key: string): Promise<Receipt> =>
  (await call<Receipt>(path(reference, 'upgrade'), { method: 'POST', body: upgrade, idempotencyKey: key })).body;

export const withdrawUpgrade = (reference: string): Promise<Answer<PeriodOrder>> =>
  call<PeriodOrder>(path(reference, 'upgrade'), { method: 'DELETE' });
