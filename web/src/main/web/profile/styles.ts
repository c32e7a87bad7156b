import { css } from 'lit';

export const profileStyles = css`
  :host {
    display: block;
  }

  header {
    display: flex;
    align-items: center;
    gap: 1rem;
    padding-bottom: 1rem;
    border-bottom: 3px double var(--edge);
  }

  .avatar {
    width: 4rem;
    height: 4rem;
    flex: none;
  }

  h2 {
    margin: 0;
    font-size: 1.5rem;
    overflow-wrap: anywhere;
  }

  h3 {
    margin: 1.25rem 0 0.5rem;
    font-size: 1.05rem;
  }

  header p {
    min-height: 2rem;
    margin: 0.25rem 0 0;
  }

  .badge {
    padding: 0 0.45rem;
    border: 1px solid var(--edge);
    border-radius: 1rem;
    font-size: 0.78rem;
    font-weight: 600;
  }

  ol,
  ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }

  .ignored {
    margin-top: 1rem;
    padding: 0.25rem 1rem 0.9rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--tint);
  }

  .history li {
    padding: 0.9rem 0;
    border-top: 1px solid var(--line);
  }

  .about {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0.25rem 1rem;
    margin: 0 0 0.5rem;
    font-weight: 600;
    font-size: 0.925rem;
  }

  .about time {
    color: var(--soft);
    font-weight: 400;
  }

  .more {
    width: 100%;
    margin-top: 1rem;
  }
`;
