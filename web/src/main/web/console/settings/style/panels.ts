import { css } from 'lit';

/** Sections, lists and messages of the settings. */
export const panelStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  h3,
  h4,
  p {
    margin: 0;
    font-family: inherit;
  }

  h3 {
    margin-bottom: 0.35rem;
    font-size: 1.0625rem;
  }

  section + section {
    margin-top: 1.75rem;
  }

  button {
    min-height: 2rem;
    padding: 0.2rem 0.8rem;
    font-size: 0.875rem;
  }

  button.plain {
    min-height: 1.5rem;
    padding-inline: 0;
    color: var(--accent);
  }

  button.danger {
    border-color: var(--danger);
    color: var(--danger);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 0.6rem;
    align-items: center;
  }

  .hint {
    display: block;
    max-width: 38rem;
  }

  p:empty {
    display: none;
  }

  .count {
    font-variant-numeric: tabular-nums;
  }

  .views {
    margin-bottom: 1.25rem;
    gap: 0.15rem;
  }

  .views a {
    display: inline-flex;
    align-items: center;
    min-height: 2rem;
    padding: 0 0.75rem;
    border: 1px solid transparent;
    border-radius: 1rem;
    color: inherit;
    text-decoration: none;
  }

  .views a:hover {
    background: var(--tint);
  }

  .views a[aria-current='page'] {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 12%, transparent);
    font-weight: 700;
  }

  mark {
    padding: 0 0.1em;
    border-bottom: 2px solid var(--star);
    border-radius: 2px;
    background: color-mix(in srgb, var(--star) 22%, transparent);
    color: inherit;
  }

  .warning,
  .stale {
    margin: 0.5rem 0;
    padding: 0.5rem 0.75rem;
    border-left: 4px solid var(--star);
    background: var(--tint);
  }

  .warning {
    font-weight: 600;
  }

  .warning p {
    font-weight: 400;
  }

  .stale {
    border-left-color: var(--line);
    color: var(--soft);
    font-size: 0.875rem;
  }

  .bar {
    display: block;
    width: 100%;
    height: 0.5rem;
    margin: 0.4rem 0 0.75rem;
    overflow: hidden;
    border-radius: 0.25rem;
    background: var(--line);
  }

  .bar .held {
    fill: var(--star);
  }

  .bar .refused {
    fill: var(--danger);
  }

  .effects {
    margin: 0 0 0.75rem;
    padding-left: 1.1rem;
    font-variant-numeric: tabular-nums;
  }

  div[role='status'] {
    margin-top: 0.75rem;
  }

  .groups button {
    border-color: var(--line);
    font-weight: 400;
  }

  .groups button[aria-pressed='true'] {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 12%, transparent);
    font-weight: 700;
  }

  .tried {
    margin: 0.5rem 0;
    padding: 0;
    list-style: none;
  }

  .tried li {
    padding: 0.6rem 0;
    border-top: 1px solid var(--line);
  }

  .tried li:first-child {
    border-top: 0;
  }

  .state,
  .badge {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
    font-size: 0.8125rem;
  }

  .state {
    color: var(--soft);
  }

  .state svg {
    width: 1em;
    height: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
  }

  .badge {
    padding: 0 0.45rem;
    border: 1px solid var(--star);
    border-radius: 1rem;
  }

  .prose {
    overflow-wrap: anywhere;
  }

  .prose > * {
    margin: 0.25rem 0;
  }

  .prose img {
    max-width: 100%;
    height: auto;
  }

  .result {
    margin-top: 0.75rem;
    padding: 0.6rem 0.75rem;
    border-left: 4px solid var(--good);
    background: var(--tint);
  }

  .result.held {
    border-left-color: var(--star);
  }

  .result.refused {
    border-left-color: var(--danger);
  }

  .result .why {
    margin: 0.25rem 0;
    padding-left: 1.1rem;
  }

  textarea {
    min-height: 5rem;
  }

  form {
    display: grid;
    gap: 0.5rem;
  }

  section > .hint {
    margin-bottom: 0.75rem;
  }

  form select {
    width: auto !important;
    margin: 0 !important;
    min-height: 2rem !important;
    padding-block: 0.2rem !important;
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

  .act {
    margin-top: 1rem;
  }
`;
