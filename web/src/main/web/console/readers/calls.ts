import { call, sitePath } from '../../api/http.js';
import { query } from '../calls.js';
import type { QueuedComment } from '../desk/types.js';

export interface PastSuspension {
  at: string;
  until: string;
  banned: boolean;
  reason: string;
  byName?: string | null;
  removedComments: boolean;
}

export interface Standing {
  id: string;
  name: string;
  roles: string[];
  site: string;
  createdAt: string;
  suspendedUntil?: string | null;
  banned: boolean;
  /** Newest first. */
  suspensions: PastSuspension[];
}

export interface FoundReader {
  id: string;
  name: string;
  roles: string[];
  createdAt: string;
  suspendedUntil?: string | null;
  banned: boolean;
}

export interface Note {
  id: string;
  kind: 'NOTE' | 'WARNING';
  text: string;
  byName?: string | null;
  at: string;
  acknowledgedAt?: string | null;
}

export interface Notes {
  items: Note[];
  warnings: number;
}

export interface Invitation {
  id: string;
  email: string;
  role: string;
  expiresAt: string;
}

const enc = encodeURIComponent;
const readerPath = (id: string): string => `/admin/readers/${enc(id)}`;
const onSite = (site: string, id: string): string => `/admin${sitePath(site)}/readers/${enc(id)}`;

export const findReaders = async (site: string, name: string): Promise<{ items: FoundReader[]; more: boolean }> =>
  (await call<{ items: FoundReader[]; more: boolean }>(`/admin${sitePath(site)}/readers${query({ name })}`)).body;

export const fetchStanding = async (id: string): Promise<Standing> => (await call<Standing>(readerPath(id))).body;

export const fetchNotes = async (site: string, id: string): Promise<Notes> =>
  (await call<Notes>(`${onSite(site, id)}/notes`)).body;

/** The newest comments of a reader on a site, in every state. */
export const fetchHistory = async (site: string, author: string): Promise<QueuedComment[]> =>
  (await call<{ items?: QueuedComment[] }>(`/admin${sitePath(site)}/comments${query({ author, limit: '20' })}`)).body.items ??
  [];

export async function addNote(site: string, id: string, text: string): Promise<void> {
  await call(`${onSite(site, id)}/notes`, { method: 'POST', body: { text } });
}

export async function deleteNote(site: string, id: string, note: string): Promise<void> {
  await call(`${onSite(site, id)}/notes/${enc(note)}`, { method: 'DELETE' });
}

export async function warn(site: string, id: string, text: string): Promise<void> {
  await call(`${onSite(site, id)}/warnings`, { method: 'POST', body: { text }, idempotencyKey: crypto.randomUUID() });
}

/** Suspends until an instant, or without end where there is none. */
export const suspend = async (id: string, until: string | null, reason: string, removeComments: boolean): Promise<Standing> =>
  (
    await call<Standing>(`${readerPath(id)}/${until ? 'suspension' : 'ban'}`, {
      method: 'PUT',
      body: { reason, removeComments, ...(until && { until }) },
    })
  ).body;

export async function readmit(id: string, restoreComments: boolean): Promise<void> {
  await call(`${readerPath(id)}/suspension?restoreComments=${restoreComments}`, { method: 'DELETE' });
}

export const giveRoles = async (id: string, roles: string[], site: string): Promise<Standing> =>
  (await call<Standing>(`${readerPath(id)}/roles`, { method: 'PUT', body: { roles: ['READER', ...roles], site } })).body;

export const fetchInvitations = async (site: string): Promise<Invitation[]> =>
  (await call<{ items: Invitation[] }>(`/admin${sitePath(site)}/invitations`)).body.items;

export async function invite(site: string, email: string, role: string, locale: string): Promise<void> {
  await call(`/admin${sitePath(site)}/invitations`, { method: 'POST', body: { email, role, locale } });
}

export async function revoke(site: string, id: string): Promise<void> {
  await call(`/admin${sitePath(site)}/invitations/${enc(id)}`, { method: 'DELETE' });
}
