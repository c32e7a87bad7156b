import { css } from 'lit';

export const orderStyles = css`
  summary {
    min-height: 2rem;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }

  details {
    margin: 0 0 1rem;
  }

  .row + details {
    margin-top: 0.75rem;
  }

  details .row {
    align-items: end;
  }

  .good {
    color: var(--good);
  }

  .bad {
    color: var(--danger);
  }

  .facts {
    display: grid;
    grid-template-columns: minmax(7rem, max-content) minmax(0, 1fr);
    gap: 0.6rem 1.5rem;
    margin: 0 0 1.5rem;
  }

  .facts dt {
    color: var(--soft);
  }

  .facts dd {
    margin: 0;
  }

  .block {
    display: block;
    min-height: 1.5rem;
    line-height: 1.5rem;
  }

  @media (max-width: 30rem) {
    .facts {
      grid-template-columns: minmax(0, 1fr);
      gap: 0.1rem;
    }

    .facts dd {
      margin-bottom: 0.6rem;
    }
  }
`;
