import { css } from 'lit';

/** Filters that stand in the row of the search, and on a narrow screen fold behind a button. */
export const foldStyles = css`
  .fold {
    display: none;
  }

  #filters {
    display: contents;
  }

  @media (max-width: 48rem) {
    .fold {
      display: block;
    }

    #filters:not(.open) {
      display: none;
    }

    #filters {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
      gap: 0.4rem 0.75rem;
      width: 100%;
      padding: 0.5rem 0.6rem 0.6rem;
      border-radius: var(--radius);
      background: var(--tint);
    }

    #filters .filter {
      display: block;
      font-size: 0.875rem;
    }

    #filters :is(select, input) {
      width: 100% !important;
      margin-top: 0.25rem !important;
    }
  }
`;
