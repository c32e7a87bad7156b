import { call, renewSession } from '../api/http.js';
import type { Language } from '../i18n/index.js';
import { session } from '../session/session.js';

/** A seat that is taken, or offered by mail. */
export interface Seat {
  id: string;
  state: 'TAKEN' | 'OFFERED';
  /** The address that was invited. */
  email: string;
  /** Of the account that took it. */
  name?: string | null;
  since: string;
  expiresAt?: string | null;
}

export interface Seats {
  bought: number;
  used: number;
  free: number;
  /** Whether the order is paid for and not over. */
  open: boolean;
  items: Seat[];
}

/** A seat of the reader, whoever bought it; without an order where none runs. */
export interface MySeat {
  id: string;
  since: string;
  publication?: string | null;
  plan?: string | null;
  buyer?: string | null;
  endsOn?: string | null;
}

export interface AcceptedSeat {
  publication: string;
  startsOn: string;
  endsOn: string;
}

const path = (reference: string): string => `/subscription-orders/${encodeURIComponent(reference)}/seats`;

export const fetchSeats = async (reference: string): Promise<Seats> => (await call<Seats>(path(reference))).body;

export const offerSeat = async (reference: string, email: string, locale: Language): Promise<Seats> =>
  (await call<Seats>(path(reference), { method: 'POST', body: { email, locale } })).body;

export async function takeSeatBack(reference: string, id: string): Promise<void> {
  await call(`${path(reference)}/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export const fetchMySeats = async (): Promise<MySeat[]> => (await call<{ items: MySeat[] }>('/me/seats')).body.items;

export async function giveSeatBack(id: string): Promise<void> {
  await call(`/me/seats/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

/** The badge is in the tokens from the renewal on. */
export async function acceptSeat(token: string, key: string): Promise<AcceptedSeat> {
  const path = '/seat-invitations/acceptance';
  const accepted = (await call<AcceptedSeat>(path, { method: 'POST', body: { token }, idempotencyKey: key })).body;
  await renewSession();
  await session.renewed();
  return accepted;
}
