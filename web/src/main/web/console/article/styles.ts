import { css } from 'lit';

/** A field with a list below it that covers what follows. */
export const searchStyles = css`
  :host {
    display: block;
  }

  label {
    font-weight: 400;
    font-size: 0.875rem;
  }

  .box {
    position: relative;
  }

  input {
    min-height: 2rem !important;
    padding: 0.15rem 0.5rem !important;
  }

  .popup {
    position: absolute;
    z-index: 2;
    top: calc(100% + 2px);
    right: 0;
    left: 0;
    overflow-y: auto;
    max-height: min(22rem, 60vh);
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: 0 4px 14px rgb(0 0 0 / 18%);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: grid;
    padding: 0.4rem 0.6rem;
    border-bottom: 1px solid var(--line);
    cursor: pointer;
  }

  li:hover {
    background: var(--tint);
  }

  li[aria-selected='true'] {
    background: var(--tint);
    box-shadow: inset 3px 0 0 var(--accent);
  }

  p {
    margin: 0;
    padding: 0.4rem 0.6rem;
  }

  p.error {
    padding-inline: 0;
  }

  p:empty {
    display: none;
  }
`;

/** The article above its comments. */
export const cardStyles = css`
  :host {
    display: block;
    margin-bottom: 0.75rem;
    padding: 0.75rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  h3 {
    margin: 0;
    font-size: 1.0625rem;
  }

  p {
    margin: 0.25rem 0 0;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.25rem;
    margin: 0.5rem 0;
    font-size: 0.875rem;
  }

  dl div {
    display: flex;
    flex-direction: row-reverse;
    gap: 0.3rem;
  }

  dd {
    margin: 0;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }

  fieldset {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3rem;
    align-items: center;
    margin: 0;
  }

  legend {
    margin-bottom: 0.25rem;
    font-size: 0.875rem;
  }

  button {
    min-height: 2rem;
    padding: 0.15rem 0.75rem;
    font-size: 0.875rem;
    font-weight: 400;
  }

  button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
    font-weight: 700;
  }

  h4 {
    margin: 0.75rem 0 0.25rem;
    font: inherit;
    font-size: 0.875rem;
    font-weight: 700;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .pins li {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    justify-content: space-between;
    padding: 0.25rem 0;
    border-top: 1px solid var(--line);
  }

  .pins .words {
    display: -webkit-box;
    overflow: hidden;
    min-width: 0;
    font-size: 0.875rem;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .pins button {
    flex: none;
  }
`;
