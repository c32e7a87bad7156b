import { css } from 'lit';

/** Head of the list of a queue: search, filters, what is chosen, and what has arrived. */
export const headStyles = css`
  .head {
    position: sticky;
    z-index: 1;
    top: 0;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    padding: 0.5rem 0;
    border-bottom: 1px solid var(--line);
    background: var(--paper, Canvas);
  }

  .head h3 {
    margin-right: auto;
    font-size: 1.125rem;
  }

  form[role='search'] {
    display: flex;
    flex: 1 1 14rem;
    gap: 0.35rem;
    min-width: 0;
    max-width: 26rem;
  }

  .head input[type='search'] {
    flex: 1;
    width: auto;
    min-width: 0;
    min-height: 2rem;
    margin: 0;
    padding: 0.15rem 0.5rem;
  }

  .head.filtering {
    position: static;
  }

  .panel {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9rem), 1fr));
    gap: 0.4rem 0.75rem;
    padding: 0.5rem 0.6rem 0.6rem;
    border-radius: var(--radius);
    background: var(--tint);
  }

  .panel > .wide {
    grid-column: 1 / -1;
  }

  .panel label {
    font-size: 0.875rem;
    font-weight: 400;
  }

  .panel :is(select, input) {
    width: 100%;
    min-height: 2rem;
    margin-top: 0.25rem;
    padding: 0.15rem 0.5rem;
  }

  .check {
    display: inline-flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    font-size: 0.875rem;
    font-weight: 400;
  }

  .check input {
    width: 1.15rem;
    height: 1.15rem;
    margin: 0 0.1rem;
    accent-color: var(--accent);
  }

  .chip {
    min-height: 1.75rem;
    border-radius: 1rem;
    font-weight: 400;
  }

  .chosen {
    font-size: 0.875rem;
    font-weight: 600;
  }

  .ends {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    margin-left: auto;
  }

  .arrived {
    min-height: 1.75rem;
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  .arrived:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.12);
  }
`;
