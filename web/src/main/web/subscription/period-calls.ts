import { call, callOnce, type Answer, type Call } from '../api/http.js';

export interface Hold {
  from: string;
  to: string;
}

export interface Address {
  recipient?: string | null;
  address: string;
  ward?: string | null;
  district?: string | null;
  city: string;
  state?: string | null;
  postalCode?: string | null;
  country?: string | null;
  note?: string | null;
}

export interface AddressChange {
  from: string;
  /** Absent where it is for good. */
  to?: string | null;
  address: Address;
}

/** An order with its times that are unlike the rest. */
export interface PeriodOrder {
  reference: string;
  state: string;
  startsOn: string;
  /** Day of the issue that it begins with; none where it begins on a day alone. */
  issue?: string | null;
  endsOn: string;
  /** Number of the order that takes its place, once that is paid for. */
  upgrade?: string | null;
  holds?: Hold[];
  /** Of who is signed in. */
  addresses?: AddressChange[] | null;
  delivery?: Address | null;
}

const send = async (reference: string, rest: string, token: string | null, options: Call): Promise<Answer<PeriodOrder>> => {
  const path = `/subscription-orders/${encodeURIComponent(reference)}/${rest}${token ? `?token=${encodeURIComponent(token)}` : ''}`;
  return (token ? callOnce : call)<PeriodOrder>(path, options);
};

/** Of an order's own reader, and of staff, the session is enough. */
export const holdOrder = (reference: string, token: string | null, hold: Hold, ifMatch: string | null) =>
  send(reference, 'holds', token, { method: 'POST', body: hold, ifMatch });

export const removeHold = (reference: string, token: string | null, from: string, ifMatch: string | null) =>
  send(reference, `holds/${encodeURIComponent(from)}`, token, { method: 'DELETE', ifMatch });

export const moveOrder = (reference: string, change: AddressChange, ifMatch: string | null) =>
  send(reference, 'addresses', null, { method: 'POST', body: change, ifMatch });

export const removeMove = (reference: string, from: string, ifMatch: string | null) =>
  send(reference, `addresses/${encodeURIComponent(from)}`, null, { method: 'DELETE', ifMatch });
