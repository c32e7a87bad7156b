import { serviceOrigin } from '../api/base.js';
import { call, callOnce, sitePath } from '../api/http.js';
import { failure } from '../api/problem.js';
import type { Offered, Order, PlacedOrder, Publication, Quote, QuoteRequest, Receipt } from './types.js';

export async function fetchOffered(site: string): Promise<Offered> {
  const { body } = await callOnce<{ items: Publication[]; country: string } & Partial<Record<'terms' | 'privacy', string | null>>>(
    `${sitePath(site)}/publications`,
  );
  return {
    publications: body.items.filter((publication) => publication.plans.length > 0),
    country: body.country,
    conditions: { terms: body.terms ?? '', privacy: body.privacy ?? '' },
  };
}

export const fetchPublications = async (site: string): Promise<Publication[]> => (await fetchOffered(site)).publications;

export async function placeOrder(site: string, order: Order, key: string): Promise<Receipt> {
  const path = `${sitePath(site)}/subscription-orders`;
  return (await call<Receipt>(path, { method: 'POST', body: order, idempotencyKey: key })).body;
}

/** The same order for another term; asked again, it is answered with the one that was placed. */
export async function renewOrder(reference: string, token: string | null): Promise<Receipt> {
  const path = `/subscription-orders/${encodeURIComponent(reference)}/renewals${query(token)}`;
  return (await call<Receipt>(path, { method: 'POST' })).body;
}

export const fetchQuote = async (site: string, request: QuoteRequest): Promise<Quote> =>
  (await callOnce<Quote>(`${sitePath(site)}/subscription-quotes`, { method: 'POST', body: request })).body;

export async function fetchOrder(reference: string, token: string | null): Promise<PlacedOrder> {
  const path = `/subscription-orders/${encodeURIComponent(reference)}${query(token)}`;
  return (await (token ? callOnce : call)<PlacedOrder>(path)).body;
}

/** Address of the provider's page where an order is paid, prepared by the service under this path. */
export const openCheckout = async (path: string): Promise<string> =>
  (await call<{ url: string }>(path.replace(/^\/api\/v1/, ''), { method: 'POST' })).body.url;

/** SVG of the service, by its path. */
export async function fetchPaymentCode(path: string): Promise<string> {
  const answer = await fetch(serviceOrigin + path, { credentials: 'include' });
  if (!answer.ok) {
    throw await failure(answer);
  }
  return answer.text();
}

/** Of an order's own reader the session is enough. */
const query = (token: string | null): string => (token ? `?token=${encodeURIComponent(token)}` : '');
