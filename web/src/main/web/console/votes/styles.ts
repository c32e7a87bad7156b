import { css } from 'lit';

/** Evidence drawn beside its sentence. */
export const evidenceStyles = css`
  .evidence {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0.75rem 2rem;
    max-width: 52rem;
    margin: 0.75rem 0;
  }

  figure {
    min-width: 0;
    margin: 0;
  }

  figcaption {
    margin-bottom: 0.25rem;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .stars {
    margin: 0;
    padding: 0;
    list-style: none;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  .queue .stars li {
    display: grid;
    grid-template-columns: 2.25rem minmax(0, 1fr) 2.5rem;
    gap: 0.5rem;
    align-items: center;
    padding: 0;
    border: 0;
    line-height: 1.35;
  }

  .stars svg {
    width: 100%;
    height: 0.55rem;
  }

  .stars .number {
    text-align: right;
  }

  .stars .none {
    color: var(--soft);
  }

  .rail {
    fill: var(--line);
  }

  .bar {
    fill: var(--accent);
  }

  .stars .bar {
    fill: var(--star);
  }

  .time svg {
    display: block;
    width: 100%;
    height: 4.25rem;
  }

  .base {
    stroke: var(--edge);
    vector-effect: non-scaling-stroke;
  }

  .ends {
    display: flex;
    justify-content: space-between;
    margin: 0.15rem 0 0;
    color: var(--soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .time .soft {
    margin: 0;
  }
`;
