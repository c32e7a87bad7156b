import { css } from 'lit';

export const accountStyles = css`
  :host {
    display: block;
  }

  section {
    padding: 1.25rem 0;
    border-top: 1px solid var(--line);
  }

  h2 {
    margin: 0 0 0.75rem;
    font-size: 1.2rem;
  }

  form {
    max-width: 30rem;
  }

  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  .choice {
    display: flex;
    gap: 0.6rem;
    align-items: center;
    min-height: 2.25rem;
    font-weight: 400;
  }

  .choice input {
    width: 1.15rem;
    height: 1.15rem;
    accent-color: var(--accent);
  }

  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    justify-content: space-between;
    padding: 0.5rem 0;
    border-bottom: 1px solid var(--line);
  }

  li > :first-child {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  li > order-periods,
  li > order-upgrade,
  li > order-seats {
    flex: 1 0 100%;
  }

  .email {
    overflow-wrap: anywhere;
  }

  details summary {
    min-height: 1.75rem;
    color: var(--danger);
    font-weight: 600;
    cursor: pointer;
  }

  button.danger {
    border-color: var(--danger);
    color: var(--danger);
  }
`;
