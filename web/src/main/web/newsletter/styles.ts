import { css } from 'lit';

/** A box to tick with its name beside it. */
export const boxStyles = css`
  .box {
    display: flex;
    gap: 0.6rem;
    align-items: start;
    margin: 0.5rem 0;
    font-weight: 400;
  }

  .box input {
    width: 1.1rem;
    height: 1.1rem;
    margin: 0.2rem 0 0;
    flex: none;
    accent-color: var(--accent);
  }

  .block {
    display: block;
  }

  .newsletters legend {
    font-size: 0.95rem;
  }
`;

export const signUpStyles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0 0 0.35rem;
    font-family: var(--heading);
    font-size: 1.25rem;
    font-weight: 700;
    line-height: 1.3;
  }

  form {
    padding: 1.1rem 1.25rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: end;
    margin-top: 0.75rem;
  }

  .line .field {
    flex: 1 1 14rem;
    margin: 0;
  }

  .line button {
    min-height: 2.6rem;
  }

  p {
    margin: 0.25rem 0;
  }
`;
