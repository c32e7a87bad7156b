import { css } from 'lit';

export const revenueStyles = css`
  section + section {
    margin-top: 2.5rem;
    padding-top: 1.5rem;
    border-top: 3px double var(--edge);
  }

  section {
    margin-top: 1rem;
  }

  dl .soft {
    display: block;
    font-size: 0.8125rem;
  }
`;
