import { css } from 'lit';

export const ratingStyles = css`
  :host {
    display: block;
  }

  :host([compact]) {
    display: inline-block;
  }

  .compact {
    display: inline-flex;
    align-items: center;
    gap: 0.35em;
    min-width: 7.6em;
  }

  .rating {
    display: grid;
    gap: 0.75rem 2rem;
    padding: 1rem 0;
    border-block: 1px solid var(--line);
  }

  legend {
    margin-bottom: 0.6rem;
    font-size: 0.85rem;
    font-weight: 400;
    line-height: 1.5;
  }

  legend strong {
    display: block;
    font-size: 0.95rem;
  }

  .kept {
    margin-right: 0.5em;
    white-space: nowrap;
  }

  fieldset {
    margin: 0;
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    max-width: 30rem;
  }

  label {
    position: relative;
    display: grid;
    justify-items: center;
    gap: 0.2rem;
    padding: 0.35rem 0.1rem;
    border-radius: var(--radius);
    font-size: 0.72rem;
    font-weight: 500;
    text-align: center;
    overflow-wrap: normal;
    cursor: pointer;
  }

  label svg {
    width: 2.1rem;
    height: 2.1rem;
  }

  label:hover {
    background: var(--tint);
  }

  input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }

  label:has(input:focus-visible) {
    outline: 3px solid var(--focus);
    outline-offset: 1px;
  }

  .mine,
  .mean {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.6rem;
    min-height: 2rem;
    margin: 0.25rem 0;
  }

  /* As wide before there is a mean as afterwards, in any font; the number of votes has a line of its own, since it may grow. */
  .mean strong {
    min-width: 2.7ch;
    font: 700 1.7rem/1 var(--heading);
    font-variant-numeric: tabular-nums;
  }

  .mean .soft {
    flex-basis: 100%;
    font-size: 0.8125rem;
  }

  /* All in one place: what is said, and the room of all that may be. */
  .messages {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 1.75rem;
  }

  .messages > * {
    grid-area: 1 / 1;
  }

  .messages p {
    margin: 0;
  }

  .messages button {
    min-height: 0;
    padding-block: 0;
  }

  .room {
    visibility: hidden;
  }

  .room::before {
    content: attr(data-words);
  }

  @media (min-width: 48rem) {
    .rating {
      grid-template-columns: minmax(0, 1fr) 18rem;
    }

    .messages {
      grid-column: 1 / -1;
    }
  }
`;
