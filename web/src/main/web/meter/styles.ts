import { css } from 'lit';

export const meterStyles = css`
  :host {
    display: block;
  }

  .left {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    justify-content: space-between;
    margin: 1rem 0;
    padding: 0.6rem 0.9rem;
    border-left: 4px solid var(--accent);
    background: var(--tint);
    font-size: 0.95rem;
  }

  a {
    font-weight: 600;
  }

  .wall {
    margin: 1rem 0;
    padding: 1.25rem;
    border: 1px solid var(--line);
    border-top: 4px solid var(--accent);
    border-radius: var(--radius);
    background: var(--tint);
  }

  h2 {
    margin: 0 0 0.35rem;
    font-size: 1.25rem;
    line-height: 1.3;
  }

  .wall p {
    margin: 0.5rem 0 0;
  }

  .wall .row {
    margin-top: 1rem;
  }

  a.main {
    display: inline-flex;
    align-items: center;
    min-height: 2.5rem;
    padding: 0.4rem 1.1rem;
    border-radius: var(--radius);
    background: var(--accent);
    color: var(--on-accent);
    text-decoration: none;
  }

  a.main:hover {
    filter: brightness(1.12);
  }

  reader-registration {
    margin-top: 1rem;
  }
`;
