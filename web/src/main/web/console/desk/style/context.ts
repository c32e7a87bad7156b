import { css } from 'lit';

/** The current comment with all around it, the decisions, and the dialogs. */
export const contextStyles = css`
  .bar {
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem;
    padding: 0.5rem 0;
    background: var(--paper, Canvas);
  }

  .decision {
    flex: 1 1 auto;
    min-height: 2.25rem;
    padding-inline: 0.45rem;
    white-space: nowrap;
  }

  .decision.approve {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  .decision.approve:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.12);
  }

  .context article {
    display: grid;
    gap: 1rem;
    padding-top: 0.5rem;
  }

  .subject {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    margin-bottom: 0.25rem;
    font-size: 1.0625rem;
    scroll-margin-top: 5rem;
  }

  .avatar {
    flex: none;
    width: 1.75rem;
    height: 1.75rem;
  }

  .context time {
    color: var(--soft);
    font-size: 0.875rem;
  }

  .prose {
    overflow-wrap: anywhere;
  }

  .prose p {
    margin: 0 0 0.75em;
  }

  .prose > :first-child {
    margin-top: 0;
  }

  .prose > :last-child {
    margin-bottom: 0;
  }

  .prose img {
    max-width: 100%;
    height: auto;
  }

  .words {
    font-size: 1.0625rem;
    line-height: 1.55;
  }

  .context h4 {
    margin-bottom: 0.2rem;
    color: var(--soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .context h4:not(:first-child) {
    margin-top: 0.75rem;
  }

  .context ul {
    margin: 0;
    padding-left: 1.1rem;
  }

  .context section > p > a {
    display: inline-block;
    min-height: 1.5rem;
    line-height: 1.5rem;
  }

  .why {
    padding: 0.5rem 0.75rem;
    border-left: 3px solid var(--star);
    background: var(--tint);
  }

  .record {
    display: grid;
    grid-template-columns: repeat(4, minmax(0, 6rem));
    gap: 0.75rem;
    margin: 0.25rem 0;
  }

  .record div {
    display: flex;
    flex-direction: column-reverse;
  }

  .record dd {
    margin: 0;
    font-size: 1.25rem;
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    line-height: 1.2;
  }

  .record dt {
    color: var(--soft);
    font-size: 0.8125rem;
  }

  .record .none dd {
    color: var(--soft);
    font-weight: 400;
  }

  summary {
    min-height: 1.5rem;
    color: var(--accent);
    font-size: 0.875rem;
    cursor: pointer;
  }

  .revision {
    white-space: pre-wrap;
  }

  @media (width < 48rem) {
    .reading .bar {
      position: fixed;
      right: 0;
      bottom: 0;
      left: 0;
      padding: 0.5rem 0.75rem 0.75rem;
      border-top: 1px solid var(--line);
    }

    .reading .decision {
      flex: 1 1 30%;
      min-height: 2.75rem;
    }

    .reading article {
      padding-bottom: 8rem;
    }

    .reading .subject {
      scroll-margin-top: 2.5rem;
    }

    .bar kbd {
      display: none;
    }
  }

  @media (width >= 48rem) {
    .bar {
      position: sticky;
      top: 0;
      border-bottom: 1px solid var(--line);
    }
  }

  @media (48rem <= width < 68.75rem) {
    .decision {
      flex-basis: 30%;
    }
  }

  dialog {
    width: min(34rem, calc(100vw - 2rem));
    max-height: calc(100vh - 2rem);
    padding: 1.25rem;
    border: 1px solid var(--edge);
    border-radius: calc(var(--radius) * 2);
    background: var(--surface);
    color: var(--usersay-text, CanvasText);
  }

  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  dialog h3 {
    font-size: 1.125rem;
  }

  .keys {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr));
    gap: 0.35rem 1.25rem;
    margin: 0.75rem 0 1rem;
  }

  .keys div {
    display: flex;
    gap: 0.6rem;
    align-items: baseline;
  }

  .keys dt {
    flex: none;
    min-width: 3.75rem;
  }

  .keys dd {
    margin: 0;
  }

  .keys kbd {
    margin: 0;
    font-size: 0.8125rem;
  }

  .reasons {
    display: grid;
    gap: 0.35rem;
    margin: 0.75rem 0;
    padding: 0;
    list-style: none;
  }

  .reasons button {
    display: flex;
    gap: 0.75rem;
    align-items: baseline;
    width: 100%;
    padding: 0.4rem 0.75rem;
    border-color: var(--line);
    text-align: left;
  }

  .reasons button kbd {
    flex: none;
    margin: 0;
  }

  .reasons button span span {
    display: block;
  }

  dialog form {
    display: grid;
    gap: 0.75rem;
  }
`;
