import { css } from 'lit';

/** What is beside the table of subscribers. */
export const newsletterStyles = css`
  .views {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin-bottom: 1rem;
  }

  .views a {
    padding: 0.3rem 0;
    color: var(--soft);
    text-decoration: none;
  }

  .views a[aria-current='page'] {
    border-bottom: 3px solid var(--accent);
    color: inherit;
    font-weight: 700;
  }

  .find {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 1rem;
    align-items: end;
    margin: 0 0 0.75rem;
  }

  .find label {
    min-width: 10rem;
  }

  .find .wide {
    flex: 1 1 16rem;
  }

  .numbers {
    margin: 0 0 1rem;
  }

  details summary {
    min-height: 1.75rem;
    cursor: pointer;
  }

  .proof {
    margin: 0.25rem 0 0;
    padding-left: 1.2rem;
  }

  .proof li {
    margin-bottom: 0.4rem;
  }

  .import {
    max-width: 40rem;
    margin-top: 2rem;
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }

  .campaign {
    max-width: 48rem;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
    gap: 0 1rem;
  }

  progress {
    width: min(100%, 30rem);
    accent-color: var(--accent);
  }

  iframe {
    width: 100%;
    height: 30rem;
    border: 1px solid var(--edge);
  }

  iframe.light {
    background: #fff;
    color-scheme: light;
  }

  iframe.dark {
    background: #15171b;
    color-scheme: dark;
  }

  .preview .check {
    display: flex;
    gap: 0.4rem;
    align-items: center;
    min-height: 2.5rem;
  }

  pre {
    overflow-x: auto;
    white-space: pre-wrap;
  }

  .refused {
    max-height: 14rem;
    overflow-y: auto;
    margin: 0.5rem 0;
    padding-left: 1.2rem;
    font-size: 0.925rem;
  }
`;
