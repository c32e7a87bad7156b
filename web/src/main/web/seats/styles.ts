import { css } from 'lit';

export const seatStyles = css`
  :host {
    display: block;
  }

  h3,
  h4 {
    margin: 0.75rem 0 0.25rem;
    font-size: 1rem;
  }

  p {
    margin: 0.25rem 0 0.5rem;
  }

  ul {
    margin: 0.25rem 0 0.75rem;
    padding: 0;
    list-style: none;
  }

  li {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1rem 1rem;
    align-items: baseline;
    justify-content: space-between;
    padding: 0.35rem 0;
    border-bottom: 1px solid var(--line);
  }

  li > :first-child {
    flex: 1 1 14rem;
    min-width: 0;
    overflow-wrap: anywhere;
  }

  .block {
    display: block;
  }

  form {
    max-width: 30rem;
  }

  .field {
    margin-bottom: 0.75rem;
  }
`;
