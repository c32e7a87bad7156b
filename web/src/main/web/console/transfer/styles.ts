import { css } from 'lit';

/** What starts something beside what takes something away; below, the imports. */
export const transferStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  h3,
  h4 {
    margin: 0 0 0.5rem;
    font-family: inherit;
    font-size: 1rem;
  }

  h4 {
    margin-top: 1rem;
    font-size: 0.9375rem;
  }

  p {
    margin: 0.4rem 0;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 22rem), 1fr));
    gap: 1.5rem 3rem;
    margin-bottom: 1.5rem;
    padding-bottom: 1rem;
    border-bottom: 1px solid var(--line);
  }

  .import {
    max-width: 34rem;
  }

  .field {
    margin-bottom: 0.85rem;
  }

  .check {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 2rem;
    margin-bottom: 0.85rem;
    font-weight: 400;
  }

  .check input {
    width: 1.15rem;
    height: 1.15rem;
  }

  input[type='file'] {
    padding: 0.35rem;
    font-size: 0.9rem;
  }

  progress {
    display: block;
    width: 100%;
    max-width: 24rem;
    height: 0.6rem;
    margin-top: 0.3rem;
    accent-color: var(--accent);
  }

  .sending {
    margin-top: 0.75rem;
  }

  .columns button:not(.main) {
    min-height: 2.25rem;
    padding: 0.2rem 0.8rem;
    font-size: 0.9rem;
  }

  .jobs {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .jobs > li {
    padding: 0.8rem 0;
    border-top: 1px solid var(--line);
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.6rem;
    align-items: center;
  }

  .state {
    padding: 0 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 1rem;
    font-size: 0.8125rem;
  }

  .state.done {
    border-color: var(--good);
    color: var(--good);
  }

  .state.failed {
    border-color: var(--danger);
    color: var(--danger);
  }

  .state.running {
    border-color: var(--accent);
    color: var(--accent);
  }

  article label {
    font-weight: 400;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem 1.75rem;
    margin: 0.5rem 0;
  }

  dl div {
    display: flex;
    flex-direction: column-reverse;
  }

  dt {
    color: var(--soft);
    font-size: 0.8125rem;
  }

  dd {
    margin: 0;
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }

  .none dd {
    color: var(--soft);
    font-weight: 400;
  }

  summary {
    width: fit-content;
    min-height: 1.5rem;
    color: var(--accent);
    cursor: pointer;
  }

  details ul {
    margin: 0.25rem 0;
    padding-left: 1.2rem;
    font-size: 0.875rem;
  }

  .scroll {
    overflow: auto;
    max-height: 18rem;
  }

  table {
    border-collapse: collapse;
    font-size: 0.875rem;
  }

  th,
  td {
    padding: 0.25rem 1rem 0.25rem 0;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }
`;
