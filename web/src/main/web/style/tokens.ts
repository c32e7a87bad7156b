import { css } from 'lit';

/**
 * A page themes every element through `--usersay-…`; what it leaves out follows the page's own font and colours,
 * light or dark by the page's `color-scheme`.
 */
export const tokens = css`
  :host {
    --text: var(--usersay-text, inherit);
    --soft: var(--usersay-muted, light-dark(#5a5752, #b3aea4));
    --line: var(--usersay-line, light-dark(#d9d3c7, #3a3d44));
    --edge: var(--usersay-edge, light-dark(#82796b, #8d929c));
    --surface: var(--usersay-surface, light-dark(#fff, #1d2025));
    --tint: var(--usersay-tint, light-dark(#f6f2ea, #22262c));
    --accent: var(--usersay-accent, light-dark(#1f4e79, #9cc3e6));
    --on-accent: var(--usersay-on-accent, light-dark(#fff, #15171b));
    --danger: var(--usersay-danger, light-dark(#a3161a, #ff9a94));
    --good: var(--usersay-good, light-dark(#1c6434, #8fd9a4));
    --star: var(--usersay-star, light-dark(#b06a00, #f5b841));
    --focus: var(--usersay-focus, light-dark(#0b5cad, #8ec5ff));
    --radius: var(--usersay-radius, 4px);
    --heading: var(--usersay-heading-font, inherit);
    font-family: var(--usersay-font, inherit);
    color: var(--text);
    overflow-wrap: anywhere;
  }

  :host([hidden]) {
    display: none;
  }

  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  h2,
  h3 {
    font-family: var(--heading);
  }

  a {
    color: var(--accent);
  }
`;
