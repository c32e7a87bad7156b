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

  details .row {
    align-items: end;
  }

  .good {
    color: var(--good);
  }

  .bad {
    color: var(--danger);
  }
`;
