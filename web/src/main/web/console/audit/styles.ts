import { css } from 'lit';

/** A form, then lines of which each is read in one glance: time, sentence, number. */
export const auditStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  p {
    margin: 0;
  }

  .search {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 9.5rem), 1fr));
    gap: 0.75rem;
    align-items: end;
  }

  .search .wide {
    grid-column: span 2;
  }

  .search label {
    font-size: 0.875rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .buttons button {
    min-height: 2.6rem;
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem 2rem;
    justify-content: space-between;
    margin: 1rem 0;
    padding: 0.75rem 0;
    border-block: 1px solid var(--line);
  }

  .chain {
    display: flex;
    flex: 1 1 36rem;
    gap: 0.75rem;
    align-items: start;
    min-width: 0;
  }

  .chain > div {
    min-width: 0;
  }

  .chain button,
  .export button {
    flex: none;
    min-height: 2rem;
    padding: 0.15rem 0.7rem;
    font-size: 0.875rem;
  }

  .intact:not(:empty) {
    color: var(--good);
    font-weight: 600;
  }

  .hash code {
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  .export {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 0.5rem;
    align-items: center;
    align-content: start;
    max-width: 26rem;
  }

  .export p {
    flex-basis: 100%;
  }

  h3 {
    margin: 1.25rem 0 0.25rem;
    font-family: inherit;
    font-size: 0.9375rem;
  }

  h3::first-letter {
    text-transform: uppercase;
  }

  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    grid-template-columns: 3.25rem minmax(0, 1fr) auto;
    gap: 0 0.5rem;
    padding: 0.35rem 0;
    border-top: 1px solid var(--line);
  }

  time,
  .number {
    font-variant-numeric: tabular-nums;
  }

  time {
    color: var(--soft);
  }

  li a,
  li button.plain {
    display: inline;
    min-height: 1.5rem;
    padding: 0;
    color: var(--accent);
    font-size: inherit;
    font-weight: 400;
    line-height: inherit;
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }

  li a:first-child {
    color: inherit;
    font-weight: 600;
    text-decoration: none;
  }

  li a:first-child:hover {
    text-decoration: underline;
  }

  li a.same {
    display: inline-block;
    min-width: 1.5rem;
    color: var(--soft);
    font-weight: 400;
    text-align: center;
    text-decoration: none;
  }

  .detail {
    max-width: 75ch;
    color: var(--soft);
    white-space: pre-line;
  }

  .preview {
    max-width: 75ch;
    margin: 0.4rem 0;
    padding: 0.5rem 0.75rem;
    border-left: 3px solid var(--line);
    background: var(--tint);
  }

  .preview .prose :first-child {
    margin-top: 0;
  }

  .preview .links {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
  }

  .preview .links a {
    color: var(--accent);
    font-weight: 400;
    text-decoration: underline;
  }

  .more {
    margin-top: 0.75rem;
  }

  @media (width < 30rem) {
    .chain {
      flex-wrap: wrap;
    }

    .search .wide {
      grid-column: auto;
    }
  }
`;
