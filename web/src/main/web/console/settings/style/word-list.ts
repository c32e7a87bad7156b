import { css } from 'lit';

/** Entries as a flow of chips, and the preview of an import. */
export const wordListStyles = css`
  fieldset {
    margin: 0;
  }

  fieldset :is(input, button) {
    scroll-margin-block: 1rem 9rem;
  }

  legend {
    font-size: 0.95rem;
    font-weight: 600;
  }

  legend .count {
    margin-left: 0.35rem;
    padding: 0 0.5rem;
    border-radius: 1rem;
    background: var(--tint);
    font-weight: 400;
  }

  .line {
    margin-top: 0.5rem;
  }

  #entry,
  #find {
    flex: 1 1 12rem;
    width: auto;
    min-height: 2.25rem;
    margin: 0;
  }

  .find {
    padding-top: 0.25rem;
  }

  .file {
    display: inline-flex;
    align-items: center;
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 0.875rem;
    cursor: pointer;
  }

  .file:hover {
    background: var(--tint);
  }

  .file:focus-within {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .file input {
    position: absolute;
    width: 1px !important;
    height: 1px;
    min-height: 0 !important;
    padding: 0 !important;
    clip-path: inset(50%);
  }

  .words {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    margin: 0.6rem 0 0;
    padding: 0;
    list-style: none;
  }

  .words li {
    display: inline-flex;
    align-items: center;
    max-width: 100%;
    min-height: 1.75rem;
    padding-inline: 0.6rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
    font-size: 0.875rem;
  }

  .words li.fresh {
    border-color: var(--accent);
    border-left-width: 3px;
  }

  .words li button {
    flex: none;
    width: 1.75rem;
    min-height: 1.75rem;
    margin-right: -0.6rem;
    padding: 0;
    border: 0;
    background: none;
    color: var(--soft);
    font-size: 1rem;
  }

  .words li button:hover {
    color: var(--danger);
  }

  .scroll {
    max-height: 14rem;
    padding: 0.25rem;
    overflow-y: auto;
  }

  .sums {
    display: grid;
    gap: 0.15rem;
    margin: 0.5rem 0;
    padding: 0;
    list-style: none;
  }

  .sums strong {
    display: inline-block;
    min-width: 3rem;
    text-align: right;
    font-variant-numeric: tabular-nums;
  }

  .flawed summary {
    min-height: 1.5rem;
    color: var(--accent);
    cursor: pointer;
  }

  .flawed ul {
    max-height: 10rem;
    margin: 0.25rem 0;
    padding-left: 1.25rem;
    overflow-y: auto;
    font-size: 0.875rem;
  }

  dialog h4 {
    margin-top: 0.75rem;
    font-size: 0.875rem;
  }
`;
