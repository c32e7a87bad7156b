import { css } from 'lit';

/** Reasons in their order. */
export const reasonStyles = css`
  .reasons {
    display: grid;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .reasons li {
    display: grid;
    gap: 0.5rem 1rem;
    padding: 1rem 0;
    border-bottom: 1px solid var(--line);
  }

  .texts {
    display: grid;
    gap: 0.5rem 1rem;
  }

  .texts input,
  .texts textarea {
    min-height: 2.25rem !important;
  }

  .reasons ~ p,
  .choice {
    margin-top: 0.75rem;
  }

  .moves {
    align-self: start;
  }

  .moves .up,
  .moves .down {
    width: 2rem;
    padding: 0;
  }

  @media (width >= 48rem) {
    .form {
      max-width: 60rem;
    }

    .texts {
      grid-template-columns: 2fr 1fr;
    }

    .texts .statement {
      grid-column: 1 / -1;
      order: 1;
    }
  }
`;
