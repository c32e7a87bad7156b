import { call, sitePath } from '../../api/http.js';
import type {
  DryRun,
  ModerationSettings,
  SampleAuthor,
  SiteReasons,
  SpamScoreReport,
  Tagged,
  TestResult,
} from './types.js';

const settingsPath = (site: string): string => `/admin${sitePath(site)}/moderation-settings`;
const reasonsPath = (site: string): string => `/admin${sitePath(site)}/reasons`;
const scorePath = (site: string): string => `/admin${sitePath(site)}/spam-score`;

export async function fetchSettings(site: string): Promise<Tagged<ModerationSettings>> {
  const { body, etag } = await call<ModerationSettings>(settingsPath(site));
  return { value: body, tag: etag };
}

/** Refused with 412 where somebody else changed them since they were read. */
export async function saveSettings(site: string, settings: Tagged<ModerationSettings>): Promise<Tagged<ModerationSettings>> {
  const { body, etag } = await call<ModerationSettings>(settingsPath(site), {
    method: 'PUT',
    body: settings.value,
    ifMatch: settings.tag,
  });
  return { value: body, tag: etag };
}

/** What settings would have done to the latest comments; changes nothing. */
export const tryOnComments = async (site: string, settings: ModerationSettings): Promise<DryRun> =>
  (await call<DryRun>(`${settingsPath(site)}/trial`, { method: 'POST', body: settings })).body;

/** What settings would do to a text; changes nothing. */
export const tryOnText = async (
  site: string,
  settings: ModerationSettings,
  text: string,
  author: SampleAuthor,
): Promise<TestResult> =>
  (await call<TestResult>(`${settingsPath(site)}/test`, { method: 'POST', body: { text, author, settings } })).body;

export async function fetchReasons(site: string): Promise<Tagged<SiteReasons>> {
  const { body, etag } = await call<SiteReasons>(reasonsPath(site));
  return { value: body, tag: etag };
}

export async function saveReasons(site: string, reasons: Tagged<SiteReasons>): Promise<Tagged<SiteReasons>> {
  const { body, etag } = await call<SiteReasons>(reasonsPath(site), {
    method: 'PUT',
    body: reasons.value,
    ifMatch: reasons.tag,
  });
  return { value: body, tag: etag };
}

export const fetchSpamScore = async (site: string): Promise<SpamScoreReport> =>
  (await call<SpamScoreReport>(scorePath(site))).body;

export async function resetSpamScore(site: string): Promise<void> {
  await call(scorePath(site), { method: 'DELETE' });
}
