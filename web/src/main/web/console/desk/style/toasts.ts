import { css } from 'lit';

/** Notices of what was decided, and of what could not be. */
export const toastStyles = css`
  .toasts {
    position: fixed;
    z-index: 2;
    bottom: 0.75rem;
    left: 50%;
    width: max-content;
    max-width: min(30rem, calc(100vw - 1.5rem));
    pointer-events: none;
    transform: translateX(-50%);
  }

  .toasts,
  .notices {
    display: grid;
    gap: 0.5rem;
    justify-items: center;
  }

  .toast {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4rem 0.75rem;
    align-items: center;
    padding: 0.4rem 0.5rem 0.4rem 0.9rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--surface);
    box-shadow: 0 2px 10px rgb(0 0 0 / 18%);
    pointer-events: auto;
  }

  .toast.quiet {
    visibility: hidden;
  }

  .toast.last p {
    font-weight: 600;
  }

  .notices .toast {
    border-left: 4px solid var(--star);
    padding-block: 0.6rem;
  }

  .toast button {
    flex: none;
  }
`;
