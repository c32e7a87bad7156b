import { css } from 'lit';

export const tableStyles = css`
  :host {
    display: block;
    overflow-wrap: anywhere;
  }

  nav button[aria-current='page'] {
    border-color: var(--accent);
    box-shadow: inset 0 -3px 0 var(--accent);
  }

  .filter {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    flex-wrap: wrap;
    max-width: 100%;
  }

  .filter select,
  .filter input {
    width: auto !important;
    max-width: 100%;
    margin: 0 !important;
  }

  .queue {
    overflow-wrap: anywhere;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .queue li {
    padding: 0.9rem 0;
    border-top: 1px solid var(--line);
  }

  .state {
    padding: 0 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 1rem;
    font-size: 0.8rem;
  }

  .why {
    margin: 0.4rem 0;
    padding-left: 0.75rem;
    border-left: 3px solid var(--accent);
    font-size: 0.925rem;
  }

  .why ul {
    margin: 0;
    padding-left: 1.2rem;
  }

  .queue .act,
  .why li {
    padding: 0;
    border: 0;
  }

  .scroll {
    overflow-x: auto;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 0.95rem;
  }

  th,
  td {
    overflow-wrap: break-word;
    padding: 0.5rem 0.6rem;
    border-bottom: 1px solid var(--line);
    text-align: left;
    vertical-align: top;
  }

  th {
    white-space: nowrap;
  }

  @media (max-width: 48rem) {
    .scroll {
      overflow-x: visible;
    }

    table,
    tbody,
    tbody tr,
    tbody td,
    tbody th {
      display: block;
      white-space: normal;
    }

    thead {
      display: block;
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }

    tbody tr {
      padding: 0.6rem 0;
      border-bottom: 1px solid var(--line);
    }

    tbody td,
    tbody th {
      position: relative;
      padding: 0.15rem 0 0.15rem 8.5rem;
      border: 0;
      overflow-wrap: anywhere;
    }

    tbody td::before,
    tbody th::before {
      content: attr(data-title);
      position: absolute;
      left: 0;
      color: var(--soft);
      font-weight: 400;
    }

    tbody td[data-empty] {
      display: none;
    }
  }
`;
