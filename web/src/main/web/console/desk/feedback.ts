import { html, nothing, type TemplateResult } from 'lit';
import type { Desk } from './desk.js';
import { keyHint, type Speech } from './parts.js';

/** What was decided last, with its undoing, and how many decisions are on their way. */
export function lastDecision({ tell }: Speech, desk: Desk, keys: boolean, undo: () => void): TemplateResult {
  const { waiting } = desk.sender;
  return html`<div class="toast last ${desk.message || waiting > 1 ? '' : 'quiet'}">
    <p role="status">${desk.message}</p>
    ${waiting > 1 ? html`<span class="soft figures">${tell('sending', { count: waiting })}</span>` : nothing}
    ${desk.canUndo
      ? html`<button type="button" @click=${undo}>${tell('undo')}${keyHint(keys, 'u')}</button>`
      : nothing}
  </div>`;
}

/** Decisions that were not recorded since the comment had changed, until they are dismissed. */
export function notices({ tell }: Speech, desk: Desk): TemplateResult {
  return html`<div class="notices" role="alert" aria-label=${tell('notices')}>
    ${desk.notices.map(
      (notice) =>
        html`<div class="toast">
          <p>${notice.text}</p>
          <div class="line">
            ${notice.anyway
              ? html`<button
                  type="button"
                  @click=${() => {
                    desk.dismiss(notice);
                    notice.anyway?.();
                  }}
                >
                  ${tell('decideAnyway')}
                </button>`
              : nothing}
            <button type="button" @click=${() => desk.dismiss(notice)}>${tell('dismiss')}</button>
          </div>
        </div>`,
    )}
  </div>`;
}
