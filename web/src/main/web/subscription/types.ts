import type { Conditions, Consent } from '../consent/consent-boxes.js';
import type { PeriodOrder } from './period-calls.js';
/** Texts in other languages than the site's own. */
export type Names = Partial<Record<'en' | 'vi', string>>;

export interface Plan {
  id: string;
  name: string;
  names?: Names;
  termMonths: number;
  /** How many the term has; none where that is not promised. */
  issues?: number | null;
  price: string | number;
  currency: string;
  /** Prices in further currencies. */
  prices?: Record<string, string | number>;
  /** `POST` needs an address. */
  delivery: 'POST' | 'ONLINE' | boolean;
  maxCopies?: number;
  /** How many read with one copy, whom the buyer invites. */
  seats?: number | null;
  /** Ids of further publications that belong to it. */
  includes?: string[];
}

export const isPosted = (plan: Plan | undefined): boolean => plan?.delivery === 'POST' || plan?.delivery === true;

export interface Publication {
  id: string;
  name: string;
  names?: Names;
  kind: 'PRINT' | 'SUPPLEMENT' | 'SPECIAL' | 'DIGITAL' | 'EPAPER';
  description?: string;
  descriptions?: Names;
  /** Days of the next issues, with which an order can begin. */
  nextIssues?: string[];
  plans: Plan[];
}

/** What a site offers, the country that its forms begin with, and its pages of conditions. */
export interface Offered {
  publications: Publication[];
  country: string;
  conditions: Conditions;
}

export interface Order {
  plan: string;
  copies: number;
  /** Of the price; the plan's own where it is not named. */
  currency?: string;
  startsOn: string;
  /** Day of the issue that it begins with. */
  issue?: string;
  subscriber: { name: string; email: string; phone?: string };
  delivery?: { recipient: string; address: string; ward?: string; city: string; state?: string; postalCode?: string; country: string };
  company?: { name: string; taxCode: string; country: string; address?: string };
  gift?: { recipientName: string; recipientEmail: string; message?: string; notifyOn?: string };
  coupon?: string;
  consents?: Consent[];
  locale: string;
}

export interface QuoteRequest {
  plan: string;
  copies: number;
  currency?: string;
  coupon?: string;
  /** Where it is to be brought. */
  country?: string;
  area?: string;
  state?: string;
}

/** What an order would cost; the tax is contained in the total. */
export interface Quote {
  unit: string | number;
  subtotal: string | number;
  discount: string | number;
  /** None while that depends on a country that is not known. */
  delivery?: string | number | null;
  tax: string | number;
  total: string | number;
  currency: string;
  coupon: 'VALID' | 'UNKNOWN' | 'NOT_YET' | 'ENDED' | 'OTHER_PLAN' | 'OTHER_CURRENCY' | 'SPENT' | null;
}

/** The transfer that an order waits for. */
export interface Payment {
  /** What the transfer has to say. */
  reference: string;
  amount: string | number;
  currency: string;
  bank: string;
  account: string;
  holder: string;
  /** Address of the drawn code at the service; none where banking apps read none. */
  image: string | null;
}

export interface Receipt {
  reference: string;
  state: string;
  total: string | number;
  /** What of the total is to be paid, which is less for an upgrade. */
  due?: string | number;
  currency: string;
  payment?: Payment | null;
  /** Address at the service that prepares a page to pay online; none where the site has none. */
  checkout?: string | null;
}

export interface PlacedOrder extends Receipt, PeriodOrder {
  publication: string;
  plan: string;
  copies: number;
  /** What is left of the order that it upgrades. */
  credit?: { order: string; amount: string | number } | null;
  /** Address of its invoice at the service. */
  invoice?: string | null;
  creditNotes?: CreditNote[];
}

/** Of money that went back. */
export interface CreditNote {
  amount: string | number;
  at: string;
  /** Its address at the service. */
  file: string;
}
