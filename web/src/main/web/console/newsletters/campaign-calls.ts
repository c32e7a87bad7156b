import { apiBase } from '../../api/base.js';
import { call, sitePath } from '../../api/http.js';
import { list, query } from '../calls.js';

export interface CampaignDraft {
  list: string;
  locale?: string;
  /** Of its subscribers alone; `NONE`: of whoever has no order. */
  plan?: string;
  activeWithinDays?: number;
  subject: string;
  text: string;
  ratePerHour?: number;
  domainRatePerHour?: number;
}

type Optional = 'locale' | 'plan' | 'activeWithinDays' | 'ratePerHour' | 'domainRatePerHour';

export interface Campaign extends Omit<CampaignDraft, Optional> {
  id: string;
  version: number;
  plan: string | null;
  activeWithinDays: number | null;
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
  /** How many it was for when it was scheduled. */
  recipients: number | null;
  queued: number;
  results: { waiting: number; failed: number; sent: number; suppressed: number; bounced: number; complained: number };
  unsubscribed: number;
  /** Null where the site does not count them. */
  opened: number | null;
  clicked: number | null;
  /** How many followed each link; null in lists too. */
  links: { url: string; clicked: number }[] | null;
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

/** Page of the mail's HTML, in light or dark. */
export const previewAddress = (site: string, { id, version }: { id: string; version: number }, dark: boolean): string =>
  `${apiBase}${path(site, id, 'preview.html')}?scheme=${dark ? 'DARK' : 'LIGHT'}#${version}`;

/** How many it would go to now. */
export const fetchRecipients = async (site: string, id: string): Promise<number> =>
  (await call<{ count: number }>(path(site, id, 'recipients'))).body.count;

const tag = (version: number): string => `"${version}"`;

/** Writes a new one, or changes the draft that was read. */
export const saveCampaign = async (site: string, id: string, version: number, draft: CampaignDraft): Promise<Campaign> =>
  (await call<Campaign>(path(site, id), id ? { method: 'PUT', body: draft, ifMatch: tag(version) } : { method: 'POST', body: draft }))
    .body;

export async function testCampaign(site: string, id: string, email: string): Promise<void> {
  await call(path(site, id, 'test'), { method: 'POST', body: { email } });
}

/** Begins what was read at a time of day of the site; at once without one. */
export const scheduleCampaign = async (site: string, { id, version }: Campaign, at: string): Promise<Campaign> =>
  (await call<Campaign>(path(site, id, 'schedule'), { method: 'POST', body: at ? { at } : {}, ifMatch: tag(version) })).body;

export const moveCampaign = async (site: string, id: string, act: 'pause' | 'resume' | 'cancel'): Promise<Campaign> =>
  (await call<Campaign>(path(site, id, act), { method: 'POST' })).body;
