import { css } from 'lit';

export const catalogStyles = css`
  .part {
    margin: 0.5rem 0;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }

  .part[open] {
    border-color: var(--edge);
  }

  .part > * + * {
    margin-top: 0.75rem;
  }

  summary {
    min-height: 1.75rem;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  h4 {
    font-size: 0.9375rem;
  }

  .pair,
  .numbers {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 0.75rem 1rem;
    align-items: start;
  }

  .numbers {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9rem), 1fr));
  }

  select {
    width: 100%;
  }

  .versions {
    max-width: 46rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .versions > li {
    padding: 0.6rem 0;
    border-top: 1px solid var(--line);
    overflow-wrap: anywhere;
  }

  .versions ul {
    margin: 0.25rem 0;
    padding-left: 1.1rem;
  }

  del {
    color: var(--soft);
  }

  ins {
    font-weight: 600;
    text-decoration: none;
  }

  .hint + div {
    margin-top: 1rem;
  }
`;
