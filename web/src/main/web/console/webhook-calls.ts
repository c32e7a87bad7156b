import { call, sitePath } from '../api/http.js';
import { list, query } from './calls.js';

export interface WebhookEndpoint {
  id: string;
  url: string;
  /** Types of events; none for all. */
  events: string[];
  /** Whether deliveries are signed with a previous secret too. */
  rotating: boolean;
  secretVersion: number;
  previousSecretUntil: string | null;
  pending: number;
  dead: number;
  pausedSince: string | null;
}

export interface WebhookDelivery {
  id: string;
  event: string;
  type: string;
  endpoint: string;
  state: string;
  attempts: number;
  createdAt: string;
  /** Of the next attempt; once delivered, of the delivery. */
  dueAt: string;
  error: string | null;
}

const path = (site: string): string => `/admin${sitePath(site)}/webhooks`;

export const fetchEndpoints = (site: string) => list<WebhookEndpoint>(path(site));

export const fetchDeliveries = (site: string, state: string, cursor: string | null) =>
  list<WebhookDelivery>(`${path(site)}/deliveries${query({ state, cursor })}`);

/** Why the endpoint did not take a test event; null where it did. */
export async function ping(site: string, endpoint: string): Promise<string | null> {
  const { body } = await call<{ delivered: boolean; detail: string }>(`${path(site)}/${endpoint}/ping`, {
    method: 'POST',
  });
  return body.delivered ? null : body.detail;
}

export async function replayAll(site: string, endpoint: string): Promise<void> {
  await call(`${path(site)}/${endpoint}/replay`, { method: 'POST' });
}

export async function replay(site: string, delivery: string): Promise<void> {
  await call(`${path(site)}/deliveries/${encodeURIComponent(delivery)}/replay`, { method: 'POST' });
}

/** Replaces the secret of an endpoint, unless somebody else did since it was read; the new one is shown this once. */
export async function replaceSecret(site: string, endpoint: WebhookEndpoint): Promise<string> {
  const { body } = await call<{ secret: string }>(`${path(site)}/${endpoint.id}/secret`, {
    method: 'POST',
    ifMatch: `"${endpoint.secretVersion}"`,
  });
  return body.secret;
}
