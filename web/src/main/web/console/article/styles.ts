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
