import { call } from '../api/http.js';
import type { Language } from '../i18n/index.js';
import type { PeriodOrder } from '../subscription/period-calls.js';

export interface Profile {
  id: string;
  email: string;
  name: string;
  locale: Language;
  hasPassword: boolean;
}

export interface Device {
  id: string;
  device: string;
  createdAt: string;
  lastUsedAt: string;
  current: boolean;
}

export type Frequency = 'AT_ONCE' | 'DAILY' | 'OFF';

export interface MyOrder extends PeriodOrder {
  total: number;
  currency: string;
  publication: string;
  plan: string;
  /** How many seats it bought; none where the subscriber reads. */
  seats?: number | null;
}

interface Page<T> {
  items: T[];
}

export const fetchProfile = async (): Promise<Profile> => (await call<Profile>('/me')).body;

export const changeProfile = async (change: { displayName: string; locale: Language }): Promise<Profile> =>
  (await call<Profile>('/me', { method: 'PATCH', body: change })).body;

/** The change of address that waits for confirmation. */
export interface EmailChange {
  email: string;
  confirmedByOld: boolean;
  confirmedByNew: boolean;
}

interface EmailChangeAnswer {
  pending: EmailChange | null;
}

export const fetchEmailChange = async (): Promise<EmailChange | null> =>
  (await call<EmailChangeAnswer>('/me/email-change')).body.pending;

export const changeEmail = async (email: string, password: string): Promise<EmailChange | null> =>
  (await call<EmailChangeAnswer>('/me/email-change', { method: 'PUT', body: { email, password } })).body.pending;

export async function withdrawEmailChange(): Promise<void> {
  await call('/me/email-change', { method: 'DELETE' });
}

/** Whether the address is changed by this confirmation; otherwise the other one has still to confirm. */
export const confirmEmail = async (token: string): Promise<boolean> =>
  (await call<{ changed: boolean }>('/email-change-confirmations', { method: 'POST', body: { token } })).body.changed;

export async function changePassword(currentPassword: string, newPassword: string): Promise<void> {
  await call('/me/password', { method: 'PUT', body: { ...(currentPassword && { currentPassword }), newPassword } });
}

export const fetchFrequency = async (): Promise<Frequency> =>
  (await call<{ mail: Frequency }>('/me/notice-preferences')).body.mail;

export async function chooseFrequency(mail: Frequency): Promise<void> {
  await call('/me/notice-preferences', { method: 'PUT', body: { mail } });
}

/** Newsletters of a site, and which of them the account's address is subscribed to. */
export interface MyNewsletters {
  email: string;
  lists: { id: string; name: string; subscribed: boolean }[];
}

const newsletterPath = (site: string): string => `/me/newsletter-preferences?site=${encodeURIComponent(site)}`;

export const fetchMyNewsletters = async (site: string): Promise<MyNewsletters> => (await call<MyNewsletters>(newsletterPath(site))).body;

/** Subscribes to these and leaves all others of the site. */
export const chooseMyNewsletters = async (site: string, lists: string[]): Promise<MyNewsletters> =>
  (await call<MyNewsletters>(newsletterPath(site), { method: 'PUT', body: { lists } })).body;

export const fetchDevices = async (): Promise<Device[]> => (await call<Page<Device>>('/me/sessions')).body.items;

export async function signOutDevice(id: string): Promise<void> {
  await call(`/me/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
}

export const fetchOrders = async (): Promise<MyOrder[]> => (await call<Page<MyOrder>>('/me/subscriptions')).body.items;

/** Everything that is held about the reader, as the text of a file. */
export const fetchExport = async (): Promise<string> => JSON.stringify((await call<unknown>('/me/export')).body, null, 2);

export async function deleteAccount(password: string): Promise<void> {
  await call('/me', { method: 'DELETE', body: { password } });
}

/** A mail with a sign-in link: the way to a first password. */
export async function mailLink(email: string): Promise<void> {
  await call('/session/links', { method: 'POST', body: { email } });
}
