import { css } from 'lit';

/** Three columns where there is room, two on a tablet, one on a phone. */
export const columnStyles = css`
  :host {
    display: block;
    font-size: 0.9375rem;
    line-height: 1.45;
  }

  h3,
  h4,
  p {
    margin: 0;
  }

  h3,
  h4 {
    font-family: inherit;
  }

  kbd {
    display: inline-block;
    min-width: 1.35em;
    margin-left: 0.5em;
    padding: 0 0.3em;
    border: 1px solid currentcolor;
    border-radius: 3px;
    font: 600 0.75em/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace;
    text-align: center;
    opacity: 0.75;
  }

  mark {
    padding: 0 0.1em;
    border-bottom: 2px solid var(--star);
    border-radius: 2px;
    background: color-mix(in srgb, var(--star) 22%, transparent);
    color: inherit;
  }

  button {
    min-height: 2rem;
    padding: 0.2rem 0.7rem;
    font-size: 0.875rem;
  }

  button.plain {
    min-height: 1.5rem;
    margin-left: -1px;
    padding-inline: 0;
    color: var(--accent);
    font-weight: 400;
  }

  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.3rem 0.6rem;
  }

  .figures,
  .count,
  time {
    font-variant-numeric: tabular-nums;
  }

  .desk {
    display: grid;
    grid-template: auto auto / minmax(0, 1fr);
    gap: 0.75rem 1.25rem;
    padding-bottom: 4.5rem;
  }

  .side {
    display: flex;
    gap: 0.75rem;
    align-items: center;
    min-width: 0;
  }

  .queues {
    flex: 1;
    min-width: 0;
  }

  .queues ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .queues a {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    justify-content: space-between;
    min-height: 2rem;
    padding: 0.2rem 0.7rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    color: inherit;
    text-decoration: none;
  }

  .queues a:hover {
    background: var(--tint);
  }

  .queues a[aria-current='page'] {
    border-color: var(--accent);
    background: color-mix(in srgb, var(--accent) 12%, transparent);
    font-weight: 700;
  }

  .count {
    min-width: 1.5em;
    text-align: right;
    font-size: 0.875em;
  }

  .count.none {
    color: var(--soft);
    font-weight: 400;
  }

  .keys-button {
    display: none;
  }

  .back {
    display: none;
  }

  .reading .list {
    display: none;
  }

  .context {
    display: none;
    min-width: 0;
  }

  .reading .context {
    display: block;
  }

  .list {
    min-width: 0;
  }

  @media (width < 48rem) {
    .reading .back {
      display: inline-block;
    }

    .reading .side {
      display: none;
    }

    .reading .toasts {
      bottom: 7.5rem;
    }

    .queues a {
      padding-inline: 0.5rem;
      font-size: 0.875rem;
    }
  }

  @media (width >= 48rem) {
    .desk {
      grid-template: auto 1fr / minmax(0, 1fr) minmax(0, 1.15fr);
      min-height: 75vh;
      padding-bottom: 0;
    }

    .side {
      grid-column: 1 / -1;
    }

    .list {
      padding-bottom: 4.5rem;
    }

    .reading .list,
    .context {
      display: block;
    }

    .context {
      border-left: 1px solid var(--line);
    }

    .pane {
      position: sticky;
      top: 0;
      overflow-y: auto;
      max-height: 100vh;
      padding: 0 0.25rem 1.5rem 1.25rem;
    }

    .keys-button {
      display: inline-block;
      flex: none;
    }
  }

  @media (width >= 68.75rem) {
    .desk {
      grid-template: auto / 13rem minmax(20rem, 1fr) minmax(24rem, 1.1fr);
    }

    .side {
      position: sticky;
      top: 0;
      flex-direction: column;
      grid-column: auto;
      align-items: stretch;
      align-self: start;
      padding-top: 0.5rem;
    }

    .queues {
      flex: none;
    }

    .queues ul {
      flex-direction: column;
      gap: 1px;
    }

    .queues a {
      border-color: transparent;
      border-left: 3px solid transparent;
      border-radius: 0 var(--radius) var(--radius) 0;
    }

    .queues a[aria-current='page'] {
      border-color: transparent;
      border-left-color: var(--accent);
    }

    .keys-button {
      align-self: start;
      margin-left: calc(0.7rem + 3px);
    }

    /* Below the queues, where it covers nothing. */
    .toasts {
      bottom: 1rem;
      left: clamp(0.75rem, 2vw, 1.5rem);
      width: 13rem;
      transform: none;
    }

    .toasts,
    .notices {
      justify-items: stretch;
    }

    .toast {
      padding: 0.6rem 0.75rem;
      box-shadow: none;
    }
  }
`;
