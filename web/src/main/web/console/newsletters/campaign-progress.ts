import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import type { ConsoleKey } from '../words/index.js';
import type { Campaign } from './campaign-calls.js';

const RESULTS: [keyof Campaign['results'], ConsoleKey][] = [
  ['sent', 'campaignSent'],
  ['waiting', 'campaignWaiting'],
  ['failed', 'campaignFailed'],
  ['suppressed', 'campaignSuppressed'],
  ['bounced', 'campaignBounced'],
  ['complained', 'campaignComplained'],
];

export const isRunning = ({ state }: Campaign): boolean => state === 'SENDING' || state === 'SCHEDULED';

const left = ({ results: { sent, failed, suppressed, bounced, complained } }: Campaign): number =>
  sent + failed + suppressed + bounced + complained;

/**
 * How far a campaign is, and what became of its mails.
 *
 * @param fetchLinks loads the clicks of each link, which lists do not have
 */
export function campaignProgress(speech: Speech, campaign: Campaign, fetchLinks: () => void): TemplateResult {
  const { tell, language } = speech;
  const number = (value: number): string => value.toLocaleString(localeOf(language));
  if (campaign.state === 'DRAFT') {
    return html``;
  }
  if (campaign.state === 'SCHEDULED') {
    return html`<p>
      ${tell('campaignAt', { at: (campaign.sendAtLocal ?? '').replace('T', ' '), zone: campaign.timeZone })}
      ${campaign.recipients === null ? nothing : html`<span class="soft">${tell('campaignTo', { count: number(campaign.recipients) })}</span>`}
    </p>`;
  }
  const done = left(campaign);
  const all = campaign.state === 'SENT' || campaign.state === 'CANCELLED' ? done : Math.max(campaign.recipients ?? 0, campaign.queued, done);
  const shown = RESULTS.filter(([name]) => name === 'sent' || campaign.results[name] > 0);
  return html`${isRunning(campaign) || campaign.state === 'PAUSED'
      ? html`<progress max=${Math.max(all, 1)} .value=${done} aria-label=${tell('campaignProgress', { subject: campaign.subject })}></progress>`
      : nothing}
    <p>
      ${shown.map(([name, key]) => tell(key, { count: number(campaign.results[name]) })).join(' · ')}
      ${campaign.unsubscribed ? html` · ${tell('campaignLeft', { count: number(campaign.unsubscribed) })}` : nothing}
      ${campaign.opened === null || campaign.clicked === null
        ? nothing
        : html` · ${tell('campaignOpened', { count: number(campaign.opened) })} · ${tell('campaignClicked', { count: number(campaign.clicked) })}`}
      ${campaign.finishedAt ? html`<span class="soft"> · ${dateTime(language, campaign.finishedAt)}</span>` : nothing}
    </p>
    ${campaign.clicked ? linkClicks(speech, campaign, fetchLinks) : nothing}`;
}

/** The links of its text, the most followed first. */
function linkClicks({ tell, language }: Speech, { links }: Campaign, fetchLinks: () => void): TemplateResult {
  const sorted = [...(links ?? [])].sort((one, other) => other.clicked - one.clicked);
  const onToggle = (event: Event): void => {
    if ((event.target as HTMLDetailsElement).open) {
      fetchLinks();
    }
  };
  return html`<details @toggle=${onToggle}>
    <summary>${tell('campaignLinks')}</summary>
    <ul class="proof">
      ${sorted.map(({ url, clicked }) => html`<li>${tell('campaignLink', { url, count: clicked.toLocaleString(localeOf(language)) })}</li>`)}
    </ul>
  </details>`;
}
