import { css } from 'lit';

/** The thread around a comment: two lines of each, but the one that it answers in full; further in the deeper it stands. */
export const threadStyles = css`
  :host {
    display: block;
  }

  h4 {
    margin: 0 0 0.2rem;
    color: var(--soft);
    font-family: inherit;
    font-size: 0.8125rem;
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  blockquote {
    margin: 0 0 0.4rem;
    padding-left: 0.75rem;
    border-left: 3px solid var(--line);
    color: var(--soft);
  }

  blockquote img {
    max-width: 100%;
    height: auto;
  }

  blockquote p:first-child {
    margin-top: 0;
  }

  blockquote p:not(:last-child) {
    margin-bottom: 0.75em;
  }

  summary {
    min-height: 1.5rem;
    color: var(--accent);
    font-size: 0.875rem;
    cursor: pointer;
  }

  ol {
    margin: 0.3rem 0 0.5rem;
    padding: 0;
    list-style: none;
  }

  li {
    margin-left: calc(var(--level) * 0.9rem);
    padding: 0.3rem 0.6rem;
    border-left: 2px solid var(--line);
    font-size: 0.875rem;
  }

  li.current {
    border-left-color: var(--accent);
    background: var(--tint);
    box-shadow: inset 2px 0 0 var(--accent);
  }

  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.6rem;
    align-items: baseline;
  }

  .by time {
    color: var(--soft);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .words {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .answered .words {
    display: block;
  }

  a {
    font-size: 0.875rem;
  }

  .error button {
    min-height: 2rem;
    padding: 0.15rem 0.7rem;
    font-size: 0.875rem;
  }
`;
