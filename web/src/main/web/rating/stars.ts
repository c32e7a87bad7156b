import { css, html, svg, type TemplateResult } from 'lit';

const OUTLINE = 'M12 2.3l3 6.3 6.9.9-5 4.8 1.2 6.8L12 17.8l-6.1 3.3 1.2-6.8-5-4.8 6.9-.9z';

/** Half-star precision: 3.7 shows as three and a half, 3.8 as four. */
export function halves(average: number): number {
  return Math.round(average * 2) / 2;
}

function star(fill: number): TemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true">
    <path class="off" d=${OUTLINE}></path>
    ${fill > 0 ? svg`<path class=${fill < 1 ? 'on half' : 'on'} d=${OUTLINE}></path>` : ''}
  </svg>`;
}

/** Five stars, filled up to a number of halves. */
export function starRow(average: number): TemplateResult {
  const shown = halves(average);
  return html`<span class="stars" aria-hidden="true">
    ${[1, 2, 3, 4, 5].map((n) => star(Math.max(0, Math.min(1, shown - n + 1))))}
  </span>`;
}

export const oneStar = (on: boolean): TemplateResult => star(on ? 1 : 0);

export const starStyles = css`
  .stars {
    display: inline-flex;
    gap: 0.05em;
    font-size: 1.05em;
  }

  svg {
    display: block;
    width: 1.1em;
    height: 1.1em;
  }

  .off {
    fill: none;
    stroke: var(--star);
    stroke-width: 1.4;
  }

  .on {
    fill: var(--star);
    stroke: var(--star);
    stroke-width: 1.4;
  }

  .half {
    clip-path: inset(0 50% 0 0);
  }
`;
