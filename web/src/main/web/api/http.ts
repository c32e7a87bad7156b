import { apiBase } from './base.js';
import { failure, Problem, Unavailable } from './problem.js';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** What is sent in place of a body in JSON. */
  file?: { type: string; content: Blob };
  idempotencyKey?: string;
  ifMatch?: string | null;
}

export interface Answer<T> {
  status: number;
  etag: string | null;
  body: T;
}

async function send(path: string, call: Call): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json' };
  const method = call.method ?? 'GET';
  if (method !== 'GET') {
    headers['X-Usersay'] = '1';
  }
  if (call.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (call.file) {
    headers['Content-Type'] = call.file.type;
  }
  if (call.idempotencyKey) {
    headers['Idempotency-Key'] = call.idempotencyKey;
  }
  if (call.ifMatch) {
    headers['If-Match'] = call.ifMatch;
  }
  try {
    const body = call.body === undefined ? (call.file?.content ?? null) : JSON.stringify(call.body);
    // Asks whether a kept answer still holds (a 304 mostly): a reader who reloads wants to see the last comment.
    return await fetch(apiBase + path, { method, headers, body, credentials: 'include', cache: 'no-cache' });
  } catch {
    throw new Unavailable();
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  if (!response.ok) {
    throw await failure(response);
  }
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get('ETag'),
    body: (text ? JSON.parse(text) : undefined) as T,
  };
}

/** One request as the page's reader may send it; never tries to renew the session. */
export async function callOnce<T>(path: string, call: Call = {}): Promise<Answer<T>> {
  return read<T>(await send(path, call));
}

let renewing: Promise<boolean> | null = null;

/** Renews the session; calls of one page that expire together share one renewal. */
export function renewSession(): Promise<boolean> {
  renewing ??= send('/session/refresh', { method: 'POST' })
    .then((response) => response.ok)
    .catch(() => false)
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** One request; when the access token has expired, renews the session and sends it once more. */
export async function call<T>(path: string, options: Call = {}): Promise<Answer<T>> {
  try {
    return await callOnce<T>(path, options);
  } catch (error) {
    const expired = error instanceof Problem && error.status === 401 && !error.type.endsWith('/wrong-credentials');
    if (expired && (await renewSession())) {
      return callOnce<T>(path, options);
    }
    throw error;
  }
}

export function articlePath(site: string, article: string): string {
  return `/sites/${encodeURIComponent(site)}/articles/${encodeURIComponent(article)}`;
}

export function sitePath(site: string): string {
  return `/sites/${encodeURIComponent(site)}`;
}
