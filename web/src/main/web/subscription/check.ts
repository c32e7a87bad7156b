import { html, type TemplateResult } from 'lit';

/** A box to tick, which says at once how it stands. */
export function check(name: string, label: string, on: boolean, change: (on: boolean) => void): TemplateResult {
  return html`<label class="check">
    <input
      type="checkbox"
      name=${name}
      .checked=${on}
      @change=${(event: Event) => change((event.target as HTMLInputElement).checked)}
    />
    ${label}
  </label>`;
}
