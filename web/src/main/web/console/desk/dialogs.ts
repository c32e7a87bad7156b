import { html, type TemplateResult } from 'lit';
import type { Speech } from './parts.js';
import type { Shortcut, Shortcuts } from './shortcuts.js';
import type { CannedReason, Why } from './types.js';

const close = (event: Event): void => (event.currentTarget as HTMLElement).closest('dialog')?.close();

const name = (key: string): string => (key === 'X' ? 'Shift x' : key);

/** The keys, and the switch that turns them off. */
export function helpDialog({ tell }: Speech, shortcuts: Shortcuts): TemplateResult {
  const line = (shortcut: Shortcut): TemplateResult =>
    html`<div><dt><kbd>${name(shortcut.key)}</kbd></dt><dd>${tell(shortcut.label)}</dd></div>`;
  return html`<dialog id="help" aria-labelledby="help-title">
    <h3 id="help-title">${tell('helpTitle')}</h3>
    <p class="soft">${tell('helpHint')}</p>
    <label class="check">
      <input
        type="checkbox"
        role="switch"
        .checked=${shortcuts.on}
        @change=${(event: Event) => shortcuts.turn((event.target as HTMLInputElement).checked)}
      />
      ${tell('shortcuts')}
    </label>
    <dl class="keys">${shortcuts.all.map(line)}</dl>
    <button type="button" class="main" @click=${close}>${tell('close')}</button>
  </dialog>`;
}

/** Reasons of the site as a numbered menu, and own words. `choose` is called once, and the dialog closes. */
export function reasonsDialog({ tell }: Speech, reasons: CannedReason[], choose: (why: Why) => void): TemplateResult {
  const pick = (event: Event, why: Why): void => {
    close(event);
    choose(why);
  };
  const onKey = (event: KeyboardEvent): void => {
    const reason = reasons[Number(event.key) - 1];
    if (reason && !(event.composedPath()[0] instanceof HTMLInputElement) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      pick(event, { reasonCode: reason.code });
    }
  };
  const onSubmit = (event: Event): void => {
    event.preventDefault();
    const statement = String(new FormData(event.target as HTMLFormElement).get('statement') ?? '').trim();
    if (statement) {
      pick(event, { statement });
      (event.target as HTMLFormElement).reset();
    }
  };
  return html`<dialog id="reasons" aria-labelledby="reasons-title" @keydown=${onKey}>
    <h3 id="reasons-title">${tell('reasonsTitle')}</h3>
    <p class="soft">${tell('reasonsHint')}</p>
    <ol class="reasons">
      ${reasons.map(
        (reason, place) =>
          html`<li>
            <button type="button" @click=${(event: Event) => pick(event, { reasonCode: reason.code })}>
              <kbd aria-hidden="true">${place < 9 ? place + 1 : ''}</kbd>
              <span><strong>${reason.label}</strong><span class="soft">${reason.statement}</span></span>
            </button>
          </li>`,
      )}
    </ol>
    <form @submit=${onSubmit}>
      <label>${tell('reasonOwn')} <input name="statement" maxlength="500" autocomplete="off" required /></label>
      <div class="line">
        <button>${tell('reasonSend')}</button>
        <button type="button" @click=${close}>${tell('cancel')}</button>
      </div>
    </form>
  </dialog>`;
}
