import { css } from 'lit';

/** The list: its dense items, what is said when it is empty. */
export const itemStyles = css`
  .flood {
    margin: 0.15rem 0 0;
    font-size: 0.875rem;
    font-weight: 600;
  }

  .item {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.15rem;
    padding: 0.45rem 0.75rem 0.5rem 2.6rem;
    border-bottom: 1px solid var(--line);
    border-left: 3px solid transparent;
    cursor: pointer;
    scroll-margin: 7rem 0 5rem;
  }

  .item:hover {
    background: color-mix(in srgb, var(--tint) 60%, transparent);
  }

  .item.selected {
    background: color-mix(in srgb, var(--accent) 9%, transparent);
  }

  .item.current {
    border-left-color: var(--accent);
    background: var(--tint);
  }

  .item:focus-visible {
    outline-offset: -3px;
  }

  .tick {
    position: absolute;
    top: 0.4rem;
    left: 0.5rem;
    display: grid;
    width: 1.75rem;
    height: 1.75rem;
    place-items: center;
  }

  .tick svg {
    width: 1.15rem;
    height: 1.15rem;
    border: 1px solid var(--edge);
    border-radius: 3px;
    background: var(--surface);
    fill: none;
    stroke: transparent;
    stroke-width: 2.4;
  }

  .selected .tick svg {
    border-color: var(--accent);
    background: var(--accent);
    stroke: var(--on-accent);
  }

  .by {
    flex-wrap: nowrap;
  }

  .by > * {
    flex: none;
  }

  .by > .name {
    overflow: hidden;
    flex: 0 1 auto;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .item time {
    margin-left: auto;
    color: var(--soft);
    font-size: 0.8125rem;
  }

  .badge {
    padding: 0 0.4em;
    border: 1px solid var(--line);
    border-radius: 3px;
    color: var(--soft);
    font-size: 0.75rem;
    font-weight: 400;
  }

  .excerpt {
    display: -webkit-box;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }

  .below {
    flex-wrap: nowrap;
    min-width: 0;
    color: var(--soft);
    font-size: 0.8125rem;
  }

  .below > * {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .below .state,
  .below .fact {
    flex: 0 1 auto;
  }

  .below .state {
    flex: none;
  }

  .fact {
    color: var(--text);
  }

  .below .flag {
    flex: none;
    color: var(--danger);
    font-variant-numeric: tabular-nums;
    font-weight: 600;
  }

  .where {
    flex: 1 8 30%;
    min-width: 3.5rem;
    text-align: right;
  }

  .state {
    display: inline-flex;
    gap: 0.3em;
    align-items: center;
    color: var(--soft);
    font-size: 0.8125rem;
    font-weight: 600;
  }

  .state svg {
    width: 1em;
    height: 1em;
    fill: none;
    stroke: currentcolor;
    stroke-width: 1.6;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .state.held {
    color: inherit;
  }

  .state.held svg {
    color: var(--star);
  }

  .state.published {
    color: var(--good);
  }

  .state.rejected,
  .state.spam {
    color: var(--danger);
  }

  .more {
    margin-top: 0.75rem;
  }

  .busy {
    padding: 0.75rem;
  }

  .empty {
    display: grid;
    gap: 0.75rem;
    padding: 3rem 1rem;
    place-items: center;
    text-align: center;
  }

  .empty:focus {
    outline: none;
  }

  .empty svg {
    width: 3rem;
    fill: none;
    stroke: var(--good);
    stroke-width: 2.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
`;
