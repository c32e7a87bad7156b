import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import type { Series } from './bar-chart.js';
import { dayName } from './figures.js';

export type { Series };

export interface DayChart {
  title: string;
  hint?: string;
  days: string[];
  series: Series[];
  /** A value in words, exact. */
  text: (value: number) => string;
  /** The same beside the grid, where there is room for few characters; as everywhere where absent. */
  axis?: (value: number) => string;
  time?: boolean;
  /** Whether what is named by its first day is a month. */
  months?: boolean;
}

type Place = 'axis' | 'bar' | 'sentence' | 'row';

const DAY_FORMATS: Record<Place, Intl.DateTimeFormatOptions> = {
  axis: { day: 'numeric', month: 'numeric' },
  bar: { weekday: 'short', day: 'numeric', month: 'short' },
  sentence: { day: 'numeric', month: 'long' },
  row: { weekday: 'short', day: 'numeric', month: 'long' },
};

/** How the days, or months, of a chart are written. */
function nameIn(speech: Speech, { months }: DayChart, day: string, place: Place): string {
  const ofMonth: Intl.DateTimeFormatOptions = place === 'axis' ? { month: 'numeric', year: '2-digit' } : { month: 'long', year: 'numeric' };
  return dayName(speech, day, months ? ofMonth : DAY_FORMATS[place]);
}

/** Bars by day or month, and the same numbers as a table. */
export function dayChart(speech: Speech, chart: DayChart): TemplateResult {
  const { tell } = speech;
  const { days, series, text, axis = text, time = false } = chart;
  const totals = days.map((_, day) => series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0));
  const largest = Math.max(...totals);
  const peak = totals.indexOf(largest);
  const summary = totals.some((total) => total !== 0)
    ? tell(chart.months ? 'revenuePeak' : 'statPeak', { day: nameIn(speech, chart, days[peak]!, 'sentence'), count: text(largest) })
    : tell('statNothing');
  const names = days.map((day) => ({ short: nameIn(speech, chart, day, 'axis'), full: nameIn(speech, chart, day, 'bar') }));
  return html`<figure>
    <figcaption>
      <h3>${chart.title}</h3>
      ${chart.hint ? html`<p class="soft">${chart.hint}</p>` : nothing}
      ${series.length > 1
        ? html`<p class="legend">${series.map(({ name }, index) => html`<span><i class="swatch s${index}"></i>${name}</span>`)}</p>`
        : nothing}
    </figcaption>
    <bar-chart role="img" aria-label="${chart.title}. ${summary}" .bars=${{ names, series, text, axis, time }}></bar-chart>
    <p class="soft">${summary}</p>
    <details>
      <summary>${tell('statTable')}<span class="unseen">: ${chart.title}</span></summary>
      ${table(speech, chart)}
    </details>
  </figure>`;
}

function table(speech: Speech, chart: DayChart): TemplateResult {
  const { title, days, series, text } = chart;
  return html`<div class="scroll" role="region" aria-label=${title} tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">${speech.tell(chart.months ? 'revenueMonth' : 'statDay')}</th>
          ${series.map(({ name }) => html`<th scope="col" class="figure">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${days.map(
          (day, index) =>
            html`<tr>
              <th scope="row">${nameIn(speech, chart, day, 'row')}</th>
              ${series.map(({ values }) => html`<td class="figure">${values[index] == null ? '–' : text(values[index])}</td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
