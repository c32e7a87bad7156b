import { html, nothing, svg, type TemplateResult } from 'lit';
import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import type { Anomaly } from '../rating-calls.js';
import { duration, number, sum } from '../statistics/figures.js';

const HEIGHT = 56;
const STEP = 10;

/** What was seen, drawn: the votes by stars, and when they came. Nothing where the service did not keep it. */
export function evidence(speech: Speech, anomaly: Anomaly): TemplateResult | typeof nothing {
  const stars = numbers(anomaly.figures?.['histogram']);
  const timeline = numbers(anomaly.figures?.['timeline']);
  return stars || timeline
    ? html`<div class="evidence">
        ${stars?.length === 5 ? histogram(speech, stars) : nothing} ${timeline ? overTime(speech, anomaly, timeline) : nothing}
      </div>`
    : nothing;
}

const figure = (value: unknown): number | undefined =>
  Array.isArray(value) ? value.length : typeof value === 'number' ? Math.round(value * 10) / 10 : undefined;

const SENTENCES = {
  BURST: ['votesSeenBURST', ['votes', 'usualPerMinute']],
  FLOOD: ['votesSeenFLOOD', ['same', 'votes', 'fromFewNetworks']],
  FRESH_DEVICES: ['votesSeenFRESH_DEVICES', ['devices']],
  RING: ['votesSeenRING', ['voters', 'alike']],
} as const;

/** What was seen, in one sentence; in the words of the service where this kind or a figure of it is not known. */
export function evidenceWords({ tell, language }: Speech, { kind, figures, evidence }: Anomaly): string {
  const [words, names] = SENTENCES[kind as keyof typeof SENTENCES] ?? [null, []];
  const seen = names.map((name) => [name, figure(figures?.[name])] as const);
  return words && seen.every(([, value]) => value !== undefined)
    ? tell(words, Object.fromEntries(seen.map(([name, value]) => [name, value!.toLocaleString(localeOf(language))])))
    : evidence;
}

const numbers = (value: unknown): number[] | null =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'number') ? value : null;

function histogram(speech: Speech, counts: number[]): TemplateResult {
  const { tell } = speech;
  const most = Math.max(1, ...counts);
  return html`<figure>
    <figcaption>${tell('votesStars')}</figcaption>
    <ul class="stars">
      ${[5, 4, 3, 2, 1].map((star) => {
        const count = counts[star - 1]!;
        return html`<li class=${count ? '' : 'none'}>
          <span class="unseen">${tell('votesStarsOf', { count: number(speech, count), stars: star })}</span>
          <span aria-hidden="true">${star} ★</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            ${svg`<rect class="rail" width="100" height="8" /><rect class="bar" width=${(100 * count) / most} height="8" />`}
          </svg>
          <span aria-hidden="true" class="number">${number(speech, count)}</span>
        </li>`;
      })}
    </ul>
  </figure>`;
}

function overTime(speech: Speech, { from, to, figures }: Anomaly, counts: number[]): TemplateResult {
  const { tell, language } = speech;
  const most = Math.max(1, ...counts);
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  const long = seconds >= 86_400;
  const time = (iso: string): string =>
    new Date(iso).toLocaleString(localeOf(language), long ? { dateStyle: 'short', timeStyle: 'short' } : { timeStyle: 'medium' });
  const length = duration(speech, Math.max(1, seconds / counts.length));
  const usual = figures?.['usualPerMinute'];
  const label = tell('votesOverTimeOf', {
    count: number(speech, sum(counts)),
    from: time(from),
    to: time(to),
    most: number(speech, most),
    length,
  });
  return html`<figure class="time">
    <figcaption>${tell('votesOverTime')}</figcaption>
    <svg viewBox="0 0 ${counts.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label=${label}>
      ${svg`<line class="base" x1="0" x2=${counts.length * STEP} y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5} />`}
      ${counts.map((count, index) => {
        const height = (count / most) * (HEIGHT - 2);
        return svg`<rect class="bar" x=${index * STEP + 1} y=${HEIGHT - height} width=${STEP - 2} height=${height}>
          <title>${number(speech, count)}</title></rect>`;
      })}
    </svg>
    <p class="ends" aria-hidden="true"><span>${time(from)}</span><span>${time(to)}</span></p>
    ${typeof usual === 'number' ? html`<p class="soft">${tell('votesUsual', { count: number(speech, Math.round(usual * 10) / 10) })}</p>` : nothing}
  </figure>`;
}
