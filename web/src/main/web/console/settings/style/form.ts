import { css } from 'lit';

/** The form, what is beside it where there is room, and the bar that saves. */
export const formStyles = css`
  .screen {
    display: grid;
    gap: 2rem;
  }

  .form {
    min-width: 0;
    max-width: 46rem;
  }

  .fields > section {
    padding-bottom: 0.5rem;
  }

  .form h3 {
    padding-bottom: 0.3rem;
    border-bottom: 1px solid var(--line);
  }

  .fields > section > :not(h3) {
    margin-block: 0.75rem 0;
  }

  fieldset legend {
    margin-bottom: 0.3rem;
    font-size: 0.95rem;
    font-weight: 600;
  }

  /* Nothing that has the focus is below the bar that saves. */
  .form :is(input, textarea, button) {
    scroll-margin-block: 1rem 9rem;
  }

  .choice {
    display: flex;
    gap: 0.6rem;
    align-items: flex-start;
    padding: 0.3rem 0;
    font-weight: 600;
  }

  .choice input {
    flex: none;
    width: 1.15rem;
    height: 1.15rem;
    margin: 0.15rem 0 0;
    accent-color: var(--accent);
  }

  .number {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: 0.15rem 0.75rem;
    align-items: center;
  }

  .number label {
    grid-column: 1 / -1;
  }

  .number input {
    min-height: 2.25rem !important;
    margin: 0 !important;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .number .error {
    grid-column: 1 / -1;
  }

  .changed {
    margin-left: -0.75rem;
    padding-left: calc(0.75rem - 3px);
    border-left: 3px solid var(--accent);
  }

  .mark {
    margin-left: 0.4rem;
    color: var(--accent);
    font-size: 0.8125rem;
    font-weight: 400;
  }

  .bar-of-changes {
    display: grid;
    gap: 0.4rem;
    margin-top: 1.5rem;
    padding: 0.75rem 0;
    border-top: 1px solid var(--line);
    background: var(--paper, Canvas);
  }

  .bar-of-changes.unsaved {
    position: sticky;
    z-index: 1;
    bottom: 0;
  }

  .bar-of-changes.unsaved [role='status'] {
    font-weight: 600;
  }

  .beside > * + * {
    margin-top: 1.75rem;
  }

  @media (width < 30rem) {
    .number {
      grid-template-columns: minmax(0, 1fr);
    }

    .number input {
      width: 5.5rem;
    }
  }

  @media (width >= 64rem) {
    .screen {
      grid-template-columns: minmax(0, 46rem) minmax(20rem, 1fr);
      gap: 3rem;
      align-items: start;
    }

    .beside {
      position: sticky;
      top: 0;
      max-width: 46rem;
      max-height: 100vh;
      padding: 0 0.25rem 1rem;
      overflow-y: auto;
    }
  }
`;
