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

export interface Receipt {
  reference: string;
  state: string;
  total: string | number;
  currency: string;
}

export interface PlacedOrder extends Receipt {
  publication: string;
  plan: string;
  copies: number;
  startsOn: string;
}
