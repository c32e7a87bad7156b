import type { PeriodOrder } from './period-calls.js';

export interface Plan {
  id: string;
  name: string;
  termMonths: number;
  price: string | number;
  currency: string;
  /** `POST` needs an address. */
  delivery: 'POST' | 'ONLINE' | boolean;
  maxCopies?: number;
}

export const isPosted = (plan: Plan | undefined): boolean => plan?.delivery === 'POST' || plan?.delivery === true;

export interface Publication {
  id: string;
  name: string;
  kind: 'PRINT' | 'DIGITAL' | 'EPAPER';
  description?: string;
  plans: Plan[];
}

export interface Order {
  plan: string;
  copies: number;
  startsOn: string;
  subscriber: { name: string; email: string; phone?: string };
  delivery?: { recipient: string; address: string; city: string; postalCode?: string; country: string };
  company?: { name: string; taxCode: string };
  gift?: { recipientName: string; recipientEmail: string; message?: string };
  coupon?: string;
  locale: string;
}

export interface QuoteRequest {
  plan: string;
  copies: number;
  coupon?: string;
}

/** What an order would cost; the tax is contained in the total. */
export interface Quote {
  unit: string | number;
  subtotal: string | number;
  discount: string | number;
  tax: string | number;
  total: string | number;
  currency: string;
  coupon: 'VALID' | 'UNKNOWN' | 'NOT_YET' | 'ENDED' | 'OTHER_CURRENCY' | 'SPENT' | null;
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
  currency: string;
  payment?: Payment | null;
}

export interface PlacedOrder extends Receipt, PeriodOrder {
  publication: string;
  plan: string;
  copies: number;
}
