import { css, html, svg, type TemplateResult } from 'lit';
import { STARS, type Rating } from './types.js';

const WIDTH = 100;
const ROW = 16;
/** With room for a number of five digits. */
const CHART = 160;

/** Five bars, the longest as wide as the chart. The numbers are read out from the label and printed beside the bars. */
export function histogram(rating: Rating, label: string): TemplateResult {
  const longest = Math.max(1, ...STARS.map((star) => rating.histogram[star] ?? 0));
  return html`<svg class="histogram" viewBox="0 0 ${CHART} ${5 * ROW}" role="img" aria-label=${label}>
    ${[...STARS].reverse().map((star, row) => bar(star, row, rating.histogram[star] ?? 0, longest))}
  </svg>`;
}

function bar(star: number, row: number, votes: number, longest: number): TemplateResult {
  const y = row * ROW;
  return svg`
    <text x="0" y=${y + 12}>${star}★</text>
    <rect class="track" x="22" y=${y + 3} width=${WIDTH} height="10" rx="1"></rect>
    <rect class="bar" x="22" y=${y + 3} width=${(WIDTH * votes) / longest} height="10" rx="1"></rect>
    <text x=${WIDTH + 28} y=${y + 12}>${votes}</text>`;
}

export const histogramStyles = css`
  .histogram {
    width: 15rem;
    max-width: 100%;
    height: auto;
  }

  .histogram text {
    font-size: 9.5px;
    font-variant-numeric: tabular-nums;
    fill: currentcolor;
  }

  .track {
    fill: var(--line);
  }

  .bar {
    fill: var(--star);
  }
`;
