import { css } from 'lit';

/** Server HTML of a comment. */
export const proseStyles = css`
  .prose {
    line-height: 1.55;
    overflow-wrap: anywhere;
  }

  .prose > :first-child {
    margin-top: 0;
  }

  .prose > :last-child {
    margin-bottom: 0;
  }

  .prose img {
    max-width: 100%;
    max-height: 30rem;
  }

  .prose .mention {
    font-weight: 600;
    text-decoration: none;
  }

  .prose .mention:hover {
    text-decoration: underline;
  }

  .prose blockquote {
    margin: 0.75rem 0;
    padding-left: 0.9rem;
    border-left: 3px solid var(--edge);
  }

  .prose pre {
    overflow-x: auto;
    padding: 0.6rem;
    background: var(--tint);
  }

  .prose :is(h1, h2, h3, h4, h5, h6) {
    margin: 0.75rem 0 0.25rem;
    font-size: 1.05rem;
  }
`;

export const composerStyles = css`
  :host {
    display: block;
  }

  form > * {
    margin-block: 0 0.6rem;
  }

  .preview {
    padding: 0.75rem 1rem;
    border: 1px dashed var(--edge);
    border-radius: var(--radius);
  }

  .guest {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 0.6rem 1rem;
  }

  .error:empty {
    margin: 0;
  }
`;

export const commentStyles = css`
  :host {
    display: block;
  }

  article {
    padding: 0.9rem 0 0.5rem;
    scroll-margin-top: 1rem;
  }

  article:focus {
    outline: none;
  }

  article.target {
    box-shadow: -4px 0 0 var(--accent);
    background: var(--tint);
    padding-inline: 0.75rem;
  }

  header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.6rem;
    margin-bottom: 0.5rem;
    font-size: 0.9rem;
  }

  .avatar {
    width: 2rem;
    height: 2rem;
    flex: none;
  }

  .name a {
    color: inherit;
    text-decoration: none;
  }

  .name a:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  .when {
    color: var(--soft);
    text-decoration: none;
  }

  .when:hover {
    text-decoration: underline;
  }

  .badge,
  .held {
    padding: 0 0.45rem;
    border: 1px solid var(--edge);
    border-radius: 1rem;
    font-size: 0.78rem;
    font-weight: 600;
  }

  .held {
    display: inline-block;
    margin: 0 0 0.5rem;
  }

  article > p {
    margin: 0.25rem 0;
  }

  article > p:empty {
    margin: 0;
  }

  .tombstone {
    font-style: italic;
  }

  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1rem 0.5rem;
    margin: 0.4rem 0 0 -0.35rem;
  }

  .vote {
    min-width: 3rem;
    font-variant-numeric: tabular-nums;
  }

  .panel {
    display: block;
    margin: 0.6rem 0;
    padding: 0.9rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .panel.row {
    display: flex;
  }

  .replies {
    margin: 0;
    padding: 0 0 0 clamp(0.6rem, 3vw, 1.75rem);
    border-left: 2px solid var(--line);
    list-style: none;
  }

  .more {
    margin: 0.25rem 0 0.5rem;
    color: var(--accent);
  }
`;
