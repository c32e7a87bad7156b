import { css } from 'lit';

/** Buttons, fields and messages as all elements show them. */
export const controls = css`
  button,
  input,
  select,
  textarea {
    font: inherit;
    color: inherit;
  }

  button {
    min-height: 2.5rem;
    padding: 0.4rem 1.1rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font-weight: 600;
    cursor: pointer;
  }

  button:hover:not(:disabled) {
    background: var(--tint);
  }

  button.main {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--on-accent);
  }

  button.main:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.12);
  }

  button.plain {
    min-height: 1.75rem;
    padding: 0.1rem 0.35rem;
    border-color: transparent;
    background: none;
    color: var(--soft);
    font-size: 0.875rem;
  }

  button.plain:hover:not(:disabled),
  button.plain[aria-pressed='true'],
  button.plain[aria-expanded='true'] {
    color: var(--accent);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }

  button:disabled,
  button[aria-disabled='true'] {
    opacity: 0.6;
    cursor: default;
  }

  label,
  .label {
    display: block;
    font-weight: 600;
    font-size: 0.95rem;
  }

  input:not([type='radio'], [type='checkbox']),
  select,
  textarea {
    display: block;
    width: 100%;
    min-height: 2.6rem;
    margin-top: 0.25rem;
    padding: 0.45rem 0.6rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    font-weight: 400;
  }

  textarea {
    min-height: 7rem;
    resize: vertical;
    line-height: 1.5;
  }

  [aria-invalid='true'] {
    border-color: var(--danger) !important;
    border-width: 2px !important;
  }

  .field {
    margin: 0 0 1rem;
  }

  .field .hint,
  .field .error {
    margin: 0.3rem 0 0;
  }

  .hint,
  .soft {
    color: var(--soft);
    font-size: 0.875rem;
    font-weight: 400;
  }

  .error {
    color: var(--danger);
    font-size: 0.925rem;
    font-weight: 600;
  }

  .notice {
    padding: 0.6rem 0.9rem;
    border-left: 4px solid var(--good);
    background: var(--tint);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 0.75rem;
  }

  fieldset {
    min-width: 0;
    margin: 0 0 1.25rem;
    padding: 0;
    border: 0;
  }

  legend {
    padding: 0;
    font-weight: 700;
  }

  [role='alert']:empty,
  [role='status']:empty {
    margin: 0;
  }
`;
