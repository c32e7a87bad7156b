import { css } from 'lit';

export const subscriptionStyles = css`
  :host {
    display: block;
  }

  legend {
    width: 100%;
    margin-bottom: 0.75rem;
    padding-top: 0.6rem;
    border-top: 1px solid var(--line);
    font: 700 1.15rem/1.3 var(--heading);
  }

  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr));
    gap: 0.75rem;
  }

  .choice {
    display: flex;
    gap: 0.6rem;
    align-items: start;
    padding: 0.75rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    font-weight: 400;
    cursor: pointer;
  }

  .choice:has(:checked) {
    border-color: var(--accent);
    box-shadow: inset 0 0 0 1px var(--accent);
    background: var(--tint);
  }

  input[type='radio'],
  input[type='checkbox'] {
    width: 1.1rem;
    height: 1.1rem;
    margin: 0.2rem 0 0;
    flex: none;
    accent-color: var(--accent);
  }

  .check {
    display: flex;
    gap: 0.6rem;
    margin: 0.5rem 0;
    font-weight: 400;
  }

  .block {
    display: block;
  }

  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 15rem), 1fr));
    gap: 0 1rem;
  }

  .closing {
    padding-top: 1rem;
    border-top: 3px double var(--edge);
  }

  .bill {
    grid-template-columns: 1fr max-content;
    margin: 0 0 0.75rem;
    font-variant-numeric: tabular-nums;
  }

  .bill dd {
    text-align: right;
  }

  .total {
    display: flex;
    justify-content: space-between;
    gap: 1rem;
    margin: 0 0 0.75rem;
    font: 700 1.3rem/1.3 var(--heading);
  }

  .thanks {
    padding: 1.5rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .thanks h2 {
    margin-top: 0;
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 0.3rem 1.5rem;
  }

  dd {
    margin: 0;
  }

  .payment {
    margin: 1rem 0;
    padding: 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--surface);
  }

  .payment h3 {
    margin: 0 0 0.75rem;
    font-size: 1.1rem;
  }

  .transfer {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 1.5rem;
    align-items: start;
  }

  .transfer > div {
    flex: 1 1 14rem;
    min-width: 0;
  }

  .transfer dl {
    margin: 0;
  }

  @media (max-width: 30rem) {
    .thanks {
      padding: 1rem;
    }

    .transfer dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 0;
    }

    .transfer dt {
      color: var(--soft);
      font-size: 0.875rem;
    }

    .transfer dd {
      margin-bottom: 0.5rem;
    }
  }

  figure {
    max-width: 205px;
    margin: 0;
  }

  figure svg {
    display: block;
    border-radius: var(--radius);
  }

  figcaption {
    margin-top: 0.35rem;
    color: var(--soft);
    font-size: 0.875rem;
  }

  .copied {
    font-variant-numeric: tabular-nums;
    font-weight: 600;
    user-select: all;
  }

  .reference {
    font-variant-numeric: tabular-nums;
    user-select: all;
  }
`;
