import { html, nothing, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import { dayName } from './figures.js';
import { gridLines } from './scale.js';

const HEIGHT = 150;
const LEFT = 52;
const BOTTOM = 22;
const TOP = 8;

/** One kind of what is counted; those of a chart are put on top of each other. */
export interface Series {
  name: string;
  /** By day; null where there is no value. */
  values: (number | null)[];
}

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
  /** Of the drawing, in its own units, in which text is as large as in the page. */
  width: number;
}

/** How the days, or months, of a chart are written: on its axis, in sentences, and in the table. */
function nameIn(speech: Speech, chart: DayChart, day: string, place: 'axis' | 'sentence' | 'row'): string {
  if (chart.months) {
    return dayName(speech, day, place === 'axis' ? { month: 'numeric', year: '2-digit' } : { month: 'long', year: 'numeric' });
  }
  switch (place) {
    case 'axis':
      return dayName(speech, day, { day: 'numeric', month: 'numeric' });
    case 'sentence':
      return dayName(speech, day, { day: 'numeric', month: 'long' });
    case 'row':
      return dayName(speech, day, { weekday: 'short', day: 'numeric', month: 'long' });
  }
}

/** Bars by day or month, and the same numbers as a table. */
export function dayChart(speech: Speech, chart: DayChart): TemplateResult {
  const { tell } = speech;
  const totals = chart.days.map((_, day) => chart.series.reduce((sum, { values }) => sum + (values[day] ?? 0), 0));
  const largest = Math.max(...totals);
  const peak = totals.indexOf(largest);
  const lines = gridLines(totals, chart.time);
  const summary = totals.some((total) => total !== 0)
    ? tell(chart.months ? 'revenuePeak' : 'statPeak', {
        day: nameIn(speech, chart, chart.days[peak]!, 'sentence'),
        count: chart.text(largest),
      })
    : tell('statNothing');
  return html`<figure>
    <figcaption>
      <h3>${chart.title}</h3>
      ${chart.hint ? html`<p class="soft">${chart.hint}</p>` : nothing}
      ${chart.series.length > 1
        ? html`<p class="legend">
            ${chart.series.map(({ name }, index) => html`<span><i class="swatch s${index}"></i>${name}</span>`)}
          </p>`
        : nothing}
    </figcaption>
    <div class="plot">
      <svg viewBox="0 0 ${chart.width} ${HEIGHT}" role="img" aria-label="${chart.title}. ${summary}">
        ${grid(chart, lines)} ${bars(speech, chart, lines)} ${dayLabels(speech, chart)}
      </svg>
    </div>
    <p class="soft">${summary}</p>
    <details>
      <summary>${tell('statTable')}<span class="unseen">: ${chart.title}</span></summary>
      ${table(speech, chart)}
    </details>
  </figure>`;
}

/** The height of a value between the first and the last line of the grid. */
function y(value: number, lines: number[]): number {
  const [least, most] = [lines[0] ?? 0, lines.at(-1) ?? 1];
  return HEIGHT - BOTTOM - ((value - least) / (most - least)) * (HEIGHT - BOTTOM - TOP);
}

function grid({ text, axis = text, width }: DayChart, lines: number[]): SVGTemplateResult[] {
  return lines.map((line) => {
    const at = y(line, lines);
    return svg`<line class="grid" x1=${LEFT} x2=${width} y1=${at} y2=${at} />
      <text x=${LEFT - 8} y=${at + 4} text-anchor="end">${axis(line)}</text>`;
  });
}

function bars(speech: Speech, chart: DayChart, lines: number[]): SVGTemplateResult[] {
  const { days, series, text, width } = chart;
  const step = (width - LEFT) / days.length;
  const wide = Math.max(1.5, Math.min(28, step * 0.72));
  return days.map((day, index) => {
    let below = 0;
    const name = chart.months
      ? nameIn(speech, chart, day, 'sentence')
      : dayName(speech, day, { weekday: 'short', day: 'numeric', month: 'short' });
    const values = series.map((one) => `${one.name}: ${one.values[index] == null ? '–' : text(one.values[index])}`);
    return svg`<g>
      <title>${name}: ${values.join(', ')}</title>
      <rect class="hit" x=${LEFT + index * step} y=${TOP} width=${step} height=${HEIGHT - BOTTOM - TOP} />
      ${series.map((one, kind) => {
        const value = one.values[index] ?? 0;
        const [from, to] = [below, (below += value)];
        return value
          ? svg`<rect class="bar s${kind}" x=${LEFT + index * step + (step - wide) / 2} y=${y(Math.max(from, to), lines)}
              width=${wide} height=${Math.max(1, Math.abs(y(from, lines) - y(to, lines)))} />`
          : nothing;
      })}
    </g>`;
  });
}

/** Some days by name, the last one among them. */
function dayLabels(speech: Speech, chart: DayChart): SVGTemplateResult[] {
  const { days, width } = chart;
  const step = (width - LEFT) / days.length;
  const every = Math.max(1, Math.ceil(days.length / (width / 80)));
  return days.flatMap((day, index) =>
    (days.length - 1 - index) % every
      ? []
      : [
          svg`<text x=${Math.min(width - 20, LEFT + (index + 0.5) * step)} y=${HEIGHT - 5} text-anchor="middle">${nameIn(speech, chart, day, 'axis')}</text>`,
        ],
  );
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
