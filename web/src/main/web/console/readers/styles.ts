import { css } from 'lit';

export const readerStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }

  .columns {
    display: grid;
    gap: 1.5rem 2.5rem;
  }

  @media (width >= 60rem) {
    .columns {
      grid-template-columns: minmax(0, 3fr) minmax(22rem, 2fr);
      align-items: start;
    }
  }

  header {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 0.75rem;
    align-items: center;
    margin: 0.5rem 0 1rem;
  }

  .avatar {
    flex: none;
    width: 2.5rem;
    height: 2.5rem;
  }

  h3 {
    margin: 0;
    font-size: 1.25rem;
  }

  h4 {
    margin: 0 0 0.5rem;
    font-size: 1rem;
  }

  section {
    padding: 0 0 1.25rem;
  }

  section + section {
    padding-top: 1rem;
    border-top: 1px solid var(--line);
  }

  p {
    margin: 0.3rem 0;
  }

  form {
    display: grid;
    gap: 0.75rem;
    max-width: 38rem;
  }

  form.line {
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: end;
  }

  @media (width >= 48rem) {
    form.invite {
      grid-template-columns: minmax(0, 2fr) minmax(0, 1fr) auto;
      align-items: end;
    }
  }

  form button {
    justify-self: start;
  }

  textarea {
    min-height: 4.5rem;
  }

  label.check {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-height: 1.75rem;
    font-weight: 400;
  }

  summary {
    min-height: 2rem;
    color: var(--accent);
    font-weight: 600;
    cursor: pointer;
  }

  details[open] summary {
    margin-bottom: 0.5rem;
  }

  details {
    margin-top: 0.5rem;
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    padding: 0.6rem 0;
    border-top: 1px solid var(--line);
  }

  li:first-child {
    border-top: 0;
  }

  .meta {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2rem 0.75rem;
    align-items: center;
    margin: 0;
    font-size: 0.875rem;
  }

  .text {
    margin: 0.25rem 0 0;
    white-space: pre-line;
  }

  .kind {
    font-weight: 700;
  }

  .kind.warning,
  .standing.bad {
    color: var(--danger);
  }

  .standing {
    font-weight: 700;
  }

  .state {
    display: inline-flex;
    gap: 0.25rem;
    align-items: center;
  }

  .state svg {
    width: 1rem;
    height: 1rem;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.6;
  }

  .state.published {
    color: var(--good);
  }

  .state.rejected,
  .state.spam {
    color: var(--danger);
  }

  .record {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.75rem;
    margin: 0 0 0.75rem;
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

  [role='status']:not(:empty) {
    padding: 0.6rem 0.9rem;
    border-left: 4px solid var(--good);
    background: var(--tint);
  }
`;
