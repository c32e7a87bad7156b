import { css } from 'lit';

/** Figures of the score, and its words with bars that lean to either side. */
export const scoreStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: 1rem 1.5rem;
    max-width: 60rem;
    margin: 1rem 0;
  }

  .figures div {
    display: flex;
    flex-direction: column;
  }

  .figures dt {
    color: var(--soft);
    font-size: 0.875rem;
  }

  .figures dd {
    margin: 0;
    font-size: 1.5rem;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.3;
  }

  table {
    width: 100%;
    max-width: 46rem;
    border-collapse: collapse;
  }

  th,
  td {
    padding: 0.35rem 0.75rem 0.35rem 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: middle;
  }

  thead th {
    color: var(--soft);
    font-size: 0.8125rem;
    font-weight: 600;
    vertical-align: bottom;
  }

  .of {
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .share {
    display: inline-block;
    width: 6rem;
    height: 0.5rem;
    margin-right: 0.5rem;
    border-inline: 1px solid var(--line);
    background: linear-gradient(var(--edge), var(--edge)) center / 1px 100% no-repeat;
    vertical-align: middle;
  }

  .share .spam {
    fill: var(--danger);
  }

  .share .ham {
    fill: var(--good);
  }

  @media (width < 40rem) {
    .share {
      display: none;
    }
  }
`;
