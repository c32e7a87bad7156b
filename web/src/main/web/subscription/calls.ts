import { call, callOnce, sitePath } from '../api/http.js';
import type { Order, PlacedOrder, Publication, Quote, QuoteRequest, Receipt } from './types.js';

export async function fetchPublications(site: string): Promise<Publication[]> {
  const { body } = await callOnce<{ items: Publication[] }>(`${sitePath(site)}/publications`);
  return body.items.filter((publication) => publication.plans.length > 0);
}

export async function placeOrder(site: string, order: Order, key: string): Promise<Receipt> {
  const path = `${sitePath(site)}/subscription-orders`;
  return (await call<Receipt>(path, { method: 'POST', body: order, idempotencyKey: key })).body;
}

/** The same order for another term; asked again, it is answered with the one that was placed. */
export async function renewOrder(reference: string, token: string): Promise<Receipt> {
  const path = `/subscription-orders/${encodeURIComponent(reference)}/renewals?token=${encodeURIComponent(token)}`;
  return (await call<Receipt>(path, { method: 'POST' })).body;
}

export const fetchQuote = async (site: string, request: QuoteRequest): Promise<Quote> =>
  (await callOnce<Quote>(`${sitePath(site)}/subscription-quotes`, { method: 'POST', body: request })).body;

export async function fetchOrder(reference: string, token: string): Promise<PlacedOrder> {
  const path = `/subscription-orders/${encodeURIComponent(reference)}?token=${encodeURIComponent(token)}`;
  return (await callOnce<PlacedOrder>(path)).body;
}
