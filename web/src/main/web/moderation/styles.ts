import { css } from 'lit';

export const menuStyles = css`
  :host {
    display: block;
  }

  p {
    margin: 0.2rem 0;
  }

  p:empty {
    display: none;
  }

  .row {
    min-height: 1.75rem;
  }

  .removed {
    color: var(--danger);
    font-size: 0.925rem;
    font-weight: 600;
  }

  .panel {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    align-items: center;
    margin: 0.25rem 0 0.5rem;
    padding: 0.5rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .panel button:not(.plain) {
    min-height: 2.25rem;
    padding: 0.2rem 0.75rem;
    font-size: 0.9rem;
    font-weight: 400;
  }

  .panel a,
  .row a {
    display: inline-flex;
    align-items: center;
    min-height: 2.25rem;
    padding: 0 0.35rem;
    font-size: 0.9rem;
  }

  .reasons > span {
    flex-basis: 100%;
  }
`;
