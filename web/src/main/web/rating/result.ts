import { html, type TemplateResult } from 'lit';
import type { Key } from '../i18n/index.js';
import type { SpeakingElement } from '../style/element.js';
import { histogram } from './histogram.js';
import { halves, starRow } from './stars.js';
import { LABELS, STARS, type Rating } from './types.js';

/** What one to five stars mean. */
export const MEANING: Key[] = ['star1', 'star2', 'star3', 'star4', 'star5'];

/** What all votes come to: the mean, how many they are and how they are spread. */
export function result(element: SpeakingElement, rating: Rating): TemplateResult {
  return html`<div class="result">
    <p class="mean">
      <strong>${rating.count ? mean(element, rating) : '–'}</strong>
      ${starRow(rating.average)}
      <span class="soft">${element.say('votes', { count: rating.count })}${meaningOf(element, rating)}</span>
    </p>
    ${histogram(rating, histogramText(element, rating))}
  </div>`;
}

/** The mean alone, for a list. */
export function compactResult(element: SpeakingElement, rating: Rating): TemplateResult {
  const text = rating.count
    ? element.say('ratingSummary', { average: halves(rating.average), count: rating.count })
    : element.say('noVotes');
  return html`<span class="compact" role="img" aria-label=${text}>
    ${starRow(rating.average)}<span class="soft" aria-hidden="true">${rating.count ? mean(element, rating) : ''}</span>
  </span>`;
}

/** "What the stars mean: ★ Poor ★★ Promising …"; a row of stars and its meaning stay on one line. */
export function legend(element: SpeakingElement): TemplateResult {
  const [title, ...rows] = element.say('starsLegend').split(/ (?=★)/);
  return html`<strong>${title}</strong> ${rows.map((row) => html`<span class="kept">${row}</span> `)}`;
}

function mean(element: SpeakingElement, rating: Rating): string {
  return rating.average.toLocaleString(element.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
}

function meaningOf(element: SpeakingElement, rating: Rating): string {
  const key = MEANING[LABELS.indexOf(rating.label ?? '')];
  return rating.count && key ? ` · ${element.say(key)}` : '';
}

function histogramText(element: SpeakingElement, rating: Rating): string {
  const rows = [...STARS].reverse().map((star) => `${star}★ ${rating.histogram[star] ?? 0}`);
  return `${element.say('histogram')}: ${rows.join(', ')}`;
}
