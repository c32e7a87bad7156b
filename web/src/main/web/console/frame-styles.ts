import { css } from 'lit';

/** One bar above the desk: what this is, the tabs, who works here; on a narrow screen a line that opens to them. */
export const frameStyles = css`
  .frame {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem 1.5rem;
    align-items: center;
    margin-bottom: 0.75rem;
    padding-bottom: 0.5rem;
    border-bottom: 1px solid var(--line);
  }

  h1 {
    margin: 0;
    font-size: 1.125rem;
    line-height: 1.3;
  }

  h2 {
    font-size: 1.25rem;
  }

  .frame > .menu {
    display: none;
  }

  #menu {
    display: contents;
  }

  .tabs {
    display: flex;
    flex-wrap: wrap;
    gap: 0.15rem;
  }

  .tabs button {
    min-height: 2.25rem;
    padding: 0.2rem 0.7rem;
    border-color: transparent;
    background: none;
    font-size: 0.9375rem;
    font-weight: 400;
  }

  .tabs button:hover {
    background: var(--tint);
  }

  .tabs button[aria-current='page'] {
    border-color: transparent;
    font-weight: 700;
  }

  /* As wide as the bold one, so that the others keep their places. */
  .tabs button::after {
    display: block;
    visibility: hidden;
    overflow: hidden;
    height: 0;
    content: attr(data-title) / '';
    font-weight: 700;
  }

  .who {
    margin-left: auto;
    font-size: 0.875rem;
  }

  .who a {
    display: inline-flex;
    align-items: center;
    min-height: 1.5rem;
  }

  @media (48rem <= width < 75rem) {
    .tabs {
      flex-basis: 100%;
      order: 1;
    }
  }

  @media (width < 48rem) {
    .frame {
      display: block;
      margin-bottom: 0.5rem;
      padding-bottom: 0.25rem;
    }

    .frame h1:not(:only-child),
    .frame ~ h2 {
      position: absolute;
      overflow: hidden;
      width: 1px;
      height: 1px;
      clip-path: inset(50%);
    }

    .frame > .menu {
      display: block;
      padding: 0.2rem 0.35rem;
      border-color: transparent;
      background: none;
      font-size: 1.125rem;
    }

    #menu:not(.open) {
      display: none;
    }

    #menu {
      display: block;
    }

    .tabs {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr));
    }

    .tabs button {
      min-height: 2.75rem;
      padding-inline: 0.35rem;
      text-align: left;
    }

    .who {
      margin: 0.5rem 0.35rem;
    }
  }

  .who select,
  .who button {
    min-height: 2rem;
    padding: 0.15rem 0.7rem;
    font-size: 0.875rem;
  }
`;
