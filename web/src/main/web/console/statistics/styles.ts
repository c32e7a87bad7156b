import { css } from 'lit';

/** Figures first, charts in two columns where there is room, tables below. */
export const statisticsStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  h3 {
    margin: 0;
    font-family: inherit;
    font-size: 1rem;
  }

  p,
  figure {
    margin: 0;
  }

  .period {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: end;
    margin-bottom: 0.5rem;
  }

  .period label {
    font-size: 0.875rem;
  }

  .period button {
    min-height: 2.6rem;
  }

  .choices {
    display: flex;
  }

  .choices button {
    border-radius: 0;
    margin-left: -1px;
    font-weight: 400;
  }

  .choices button:first-child {
    margin-left: 0;
    border-radius: var(--radius) 0 0 var(--radius);
  }

  .choices button:last-child {
    border-radius: 0 var(--radius) var(--radius) 0;
  }

  .choices button[aria-pressed='true'] {
    background: color-mix(in srgb, var(--accent) 14%, transparent);
    box-shadow: inset 0 -3px 0 var(--accent);
    font-weight: 700;
  }

  .choices button:focus-visible {
    z-index: 1;
    position: relative;
  }

  .stale {
    opacity: 0.55;
  }

  dl {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
    gap: 0.75rem 1.5rem;
    margin: 1rem 0 1.5rem;
    padding: 0.75rem 0;
    border-block: 1px solid var(--line);
  }

  dt {
    color: var(--soft);
    font-size: 0.875rem;
  }

  dd {
    margin: 0;
  }

  dd strong {
    font-size: 1.5rem;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }

  .charts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 1.75rem 2.5rem;
  }

  .charts figure {
    display: grid;
    grid-template-rows: 1fr auto auto auto;
    min-width: 0;
  }

  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    font-size: 0.875rem;
  }

  .swatch {
    display: inline-block;
    width: 0.8em;
    height: 0.8em;
    margin-right: 0.4em;
    border-radius: 2px;
  }

  .bar.s0 {
    fill: var(--accent);
  }

  .swatch.s0 {
    background: var(--accent);
  }

  .swatch.s1 {
    background: var(--star);
  }

  summary {
    min-height: 1.5rem;
    width: fit-content;
    color: var(--accent);
    font-size: 0.875rem;
    cursor: pointer;
  }

  details .scroll {
    overflow: auto;
    max-height: 18rem;
  }

  .tables {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 2rem;
    margin-top: 2.25rem;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.9rem;
  }

  th,
  td {
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  th {
    font-weight: 600;
  }

  tbody th {
    min-width: 9rem;
    font-weight: 400;
  }

  .figure {
    padding-right: 0;
    padding-left: 0.75rem;
    text-align: right;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
  }

  .figure .soft {
    display: block;
  }

  .none {
    color: var(--soft);
  }

  .share {
    display: block;
    width: 7rem;
    height: 0.4rem;
    margin: 0.2rem 0 0 auto;
  }

  .rail {
    fill: var(--line);
  }

  @media (width < 48rem) {
    .share {
      width: 4rem;
    }
  }

  @media (width >= 68.75rem) {
    .tables {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 2rem 2.5rem;
    }

    .tables section:last-child {
      grid-column: 1 / -1;
    }
  }
`;
