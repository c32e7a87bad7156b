import { call, sitePath } from '../../api/http.js';
import { list, query } from '../calls.js';

export interface CampaignDraft {
  list: string;
  locale?: string;
  subject: string;
  text: string;
  ratePerHour?: number;
  domainRatePerHour?: number;
}

export interface Campaign extends Omit<CampaignDraft, 'locale' | 'ratePerHour' | 'domainRatePerHour'> {
  id: string;
  locale: string | null;
  ratePerHour: number | null;
  domainRatePerHour: number | null;
  state: string;
  createdAt: string;
  sendAt: string | null;
  /** In the site's time zone. */
  sendAtLocal: string | null;
  timeZone: string;
  finishedAt: string | null;
  recipients: number;
  queued: number;
  results: { waiting: number; failed: number; sent: number; suppressed: number; bounced: number; complained: number };
  unsubscribed: number;
}

export interface Preview {
  subject: string;
  text: string;
  html: string;
}

const path = (site: string, id = '', act = ''): string =>
  `/admin${sitePath(site)}/campaigns` + (id && `/${encodeURIComponent(id)}`) + (act && `/${act}`);

export const fetchCampaigns = (site: string, cursor: string | null) => list<Campaign>(path(site) + query({ cursor }));

export const fetchCampaign = async (site: string, id: string): Promise<Campaign> => (await call<Campaign>(path(site, id))).body;

export const fetchPreview = async (site: string, id: string): Promise<Preview> =>
  (await call<Preview>(path(site, id, 'preview'))).body;

/** Writes a new one, or changes a draft. */
export const saveCampaign = async (site: string, id: string, draft: CampaignDraft): Promise<Campaign> =>
  (await call<Campaign>(path(site, id), { method: id ? 'PUT' : 'POST', body: draft })).body;

export async function testCampaign(site: string, id: string, email: string): Promise<void> {
  await call(path(site, id, 'test'), { method: 'POST', body: { email } });
}

/** Begins at a time of day of the site; at once without one. */
export const scheduleCampaign = async (site: string, id: string, at: string): Promise<Campaign> =>
  (await call<Campaign>(path(site, id, 'schedule'), { method: 'POST', body: at ? { at } : {} })).body;

export const moveCampaign = async (site: string, id: string, act: 'pause' | 'resume' | 'cancel'): Promise<Campaign> =>
  (await call<Campaign>(path(site, id, act), { method: 'POST' })).body;
