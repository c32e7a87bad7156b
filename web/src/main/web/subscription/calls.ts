import { call, callOnce, sitePath } from '../api/http.js';
import type { Order, Publication, Receipt } from './types.js';

export async function fetchPublications(site: string): Promise<Publication[]> {
  const { body } = await callOnce<{ items: Publication[] }>(`${sitePath(site)}/publications`);
  return body.items.filter((publication) => publication.plans.length > 0);
}

export async function placeOrder(site: string, order: Order, key: string): Promise<Receipt> {
  const path = `${sitePath(site)}/subscription-orders`;
  return (await call<Receipt>(path, { method: 'POST', body: order, idempotencyKey: key })).body;
}
