import { css } from 'lit';

export const userSayStyles = css`
  :host {
    display: block;
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    padding-top: 0.7rem;
    border-top: 3px double var(--edge);
    min-height: 4rem;
  }

  h2 {
    margin: 0;
    font-size: 1.5rem;
  }

  h3 {
    margin: 0;
    font-size: 1.05rem;
  }

  .sort {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-weight: 400;
  }

  .sort select {
    width: auto;
    margin: 0;
  }

  .sign-in,
  .held,
  .linked {
    margin: 0.75rem 0;
    padding: 0.9rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .who {
    margin: 0.25rem 0 0.75rem;
    font-size: 0.95rem;
  }

  .who a {
    color: inherit;
  }

  .notice:empty {
    padding: 0;
    border: 0;
    margin: 0;
  }

  .comments {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .comments > li {
    border-top: 1px solid var(--line);
  }

  .empty {
    padding: 1.5rem 0;
  }

  /* Within reach however far down the conversation is read. */
  .arrivals {
    position: sticky;
    top: 0.5rem;
    z-index: 1;
  }

  .arrivals button {
    width: 100%;
    margin: 0.75rem 0;
    box-shadow: 0 2px 8px rgb(0 0 0 / 25%);
  }

  .more {
    width: 100%;
    margin-top: 1rem;
  }

  .warning {
    margin: 1rem 0;
    padding: 0.75rem 1rem;
    border-left: 4px solid var(--danger);
    background: var(--tint);
  }

  .warning h3 {
    margin: 0;
    font-size: 1.0625rem;
  }

  .warning p {
    margin: 0.25rem 0;
  }

  .warning .words {
    margin: 0.5rem 0 0.75rem;
    white-space: pre-line;
  }
`;
