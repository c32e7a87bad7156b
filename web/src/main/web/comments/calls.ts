import { articlePath, call, callOnce, type Answer } from '../api/http.js';
import type { Guest } from './guest.js';
import type { Comment, Mine, Page, Reason, Sort, VoteCounts, ThreadPage, Vote } from './types.js';

/** Comments or replies. */
export const PAGE = 20;

/** Maximum number of comments in one request for the votes of the reader. */
const MAX_COMMENTS = 100;

export interface Draft {
  text: string;
  parent?: string;
  articleTitle?: string;
  articleUrl?: string;
  guest?: Guest;
}

function query(values: Record<string, string | number | string[] | null | undefined>): string {
  const given = Object.entries(values).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const));
  const present = given.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return '?' + present.map(([name, value]) => `${name}=${encodeURIComponent(value!)}`).join('&');
}

const commentPath = (id: string): string => `/comments/${encodeURIComponent(id)}`;

/** The public page: nothing of mine is in it, so it is requested without renewing the session. */
export async function fetchThread(site: string, article: string, sort: Sort, cursor: string | null): Promise<ThreadPage> {
  const path = `${articlePath(site, article)}/comments${query({ sort, limit: PAGE, cursor })}`;
  return (await callOnce<ThreadPage>(path)).body;
}

export async function fetchReplies(id: string, cursor: string | null): Promise<Page> {
  return (await callOnce<Page>(`${commentPath(id)}/replies${query({ limit: PAGE, cursor })}`)).body;
}

/** My votes on these comments, and what of mine waits. */
export async function fetchMine(site: string, article: string, shown: string[]): Promise<Mine> {
  const mine = await requestMine(site, article, { comment: shown.slice(0, MAX_COMMENTS) });
  if (shown.length <= MAX_COMMENTS) {
    return mine;
  }
  const others = await fetchMine(site, article, shown.slice(MAX_COMMENTS));
  return { ...mine, votes: { ...mine.votes, ...others.votes } };
}

/** What of mine waits after that which is known. */
export function fetchHeld(site: string, article: string, cursor: string | null): Promise<Mine> {
  return requestMine(site, article, { cursor });
}

async function requestMine(site: string, article: string, parameters: Parameters<typeof query>[0]): Promise<Mine> {
  const mine = (await call<Partial<Mine>>(`${articlePath(site, article)}/comments/mine${query(parameters)}`)).body;
  return { ...mine, votes: mine.votes ?? {}, held: mine.held ?? [], next: mine.next ?? null };
}

export interface Linked {
  comment: Comment;
  ancestors: Comment[];
}

export async function fetchComment(id: string): Promise<Linked> {
  const { body } = await call<{ comment?: Comment; ancestors?: Comment[] } & Partial<Comment>>(commentPath(id));
  return { comment: body.comment ?? (body as Comment), ancestors: body.ancestors ?? [] };
}

/** What its author typed, and the version that an edit of it names. */
export interface Source {
  text: string;
  etag: string | null;
}

export async function fetchSource(id: string): Promise<Source> {
  const { body, etag } = await call<{ text: string }>(`${commentPath(id)}/source`);
  return { text: body.text, etag };
}

export function postComment(site: string, article: string, draft: Draft, key: string): Promise<Answer<Comment>> {
  return call<Comment>(`${articlePath(site, article)}/comments`, {
    method: 'POST',
    body: draft,
    idempotencyKey: key,
  });
}

export function editComment(id: string, text: string, etag: string | null): Promise<Answer<Comment>> {
  return call<Comment>(commentPath(id), { method: 'PUT', body: { text }, ifMatch: etag });
}

export async function deleteComment(id: string): Promise<void> {
  await call(commentPath(id), { method: 'DELETE' });
}

export async function appealFor(id: string): Promise<void> {
  await call(`${commentPath(id)}/appeal`, { method: 'POST' });
}

export async function voteOn(id: string, value: Vote): Promise<VoteCounts> {
  return (await call<VoteCounts>(`${commentPath(id)}/vote`, { method: 'PUT', body: { value } })).body;
}

export async function reportComment(id: string, reason: Reason, note: string): Promise<void> {
  const body = note ? { reason, note } : { reason };
  await call(`${commentPath(id)}/reports`, { method: 'POST', body });
}

export async function previewOf(text: string, site: string): Promise<string> {
  const body = site ? { text, site } : { text };
  return (await call<{ html: string }>('/comment-previews', { method: 'POST', body })).body.html;
}
