import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldError } from '../../api/problem.js';
import { guard } from '../settings/drafts.js';
import type { ConsoleKey, Tell } from '../words/index.js';
import type { Names } from './types.js';

/** Id of the field that a pointer into the catalogue names. */
export const idOf = (pointer: string): string => `at${pointer.replaceAll('/', '-').replace(/[^\w-]/g, '')}`;

interface Look {
  type?: 'text' | 'date';
  inputmode?: 'numeric' | 'decimal';
  hint?: string;
  small?: boolean;
  maxlength?: number;
}

/** Fields of the catalogue's form, each with what the service said about it. */
export class CatalogFields {
  constructor(
    readonly tell: Tell,
    private readonly errors: FieldError[],
    private readonly onChange: (pointer?: string) => void,
  ) {}

  /** Changes the catalogue; the focus goes to what a pointer names, where there is one. */
  changed(change: () => void, pointer?: string): void {
    change();
    guard();
    this.onChange(pointer);
  }

  text(pointer: string, title: string, value: unknown, set: (typed: string) => void, look: Look = {}): TemplateResult {
    const id = idOf(pointer);
    return html`<div class=${look.small ? 'small' : ''}>
      <label for=${id}>${title}</label>
      <input
        id=${id}
        type=${look.type ?? 'text'}
        inputmode=${look.inputmode ?? nothing}
        autocomplete="off"
        maxlength=${look.maxlength ?? 300}
        aria-describedby="${id}-hint ${id}-error"
        aria-invalid=${this.flaw(pointer) ? 'true' : 'false'}
        .value=${live(String(value ?? ''))}
        @input=${(event: Event) => this.changed(() => set((event.target as HTMLInputElement).value))}
      />
      <p class="hint" id="${id}-hint">${look.hint ?? ''}</p>
      ${this.flawLine(pointer)}
    </div>`;
  }

  choice<T extends string>(pointer: string, title: string, value: T, options: readonly [T, string][], set: (chosen: T) => void): TemplateResult {
    const id = idOf(pointer);
    return html`<div class="small">
      <label for=${id}>${title}</label>
      <select id=${id} aria-describedby="${id}-error" @change=${(event: Event) => this.changed(() => set((event.target as HTMLSelectElement).value as T))}>
        ${options.map(([code, name]) => html`<option value=${code} .selected=${code === value}>${name}</option>`)}
      </select>
      ${this.flawLine(pointer)}
    </div>`;
  }

  lines(pointer: string, title: string, value: string[], set: (lines: string[]) => void): TemplateResult {
    const id = idOf(pointer);
    return html`<div>
      <label for=${id}>${title}</label>
      <textarea
        id=${id}
        rows="2"
        aria-describedby="${id}-error"
        .value=${live(value.join('\n'))}
        @input=${(event: Event) => this.changed(() => set((event.target as HTMLTextAreaElement).value.split('\n')))}
      ></textarea>
      ${this.flawLine(pointer)}
    </div>`;
  }

  /** A name in the other languages. */
  names(pointer: string, title: ConsoleKey, value: Names | undefined, set: (names: Names) => void): TemplateResult {
    return html`<div class="pair">
      ${(['en', 'vi'] as const).map((language) =>
        this.text(`${pointer}/${language}`, this.tell(title, { language: this.tell(`catalogLanguage_${language}`) }), value?.[language], (typed) =>
          set({ ...value, [language]: typed }),
        ),
      )}
    </div>`;
  }

  box(title: string, on: boolean, set: (on: boolean) => void): TemplateResult {
    return html`<label class="choice">
      <input type="checkbox" .checked=${live(on)} @change=${(event: Event) => this.changed(() => set((event.target as HTMLInputElement).checked))} />
      ${title}
    </label>`;
  }

  /** Button that removes something; the focus goes to what is left. */
  remover(title: string, remove: () => void, left: string): TemplateResult {
    return html`<button type="button" class="danger" @click=${() => this.changed(remove, left)}>${title}</button>`;
  }

  /** What the service said about a field, or about what lies below it. */
  private flaw(pointer: string): string {
    return this.errors.find((error) => error.pointer === pointer || error.pointer?.startsWith(`${pointer}/`))?.detail ?? '';
  }

  private flawLine(pointer: string): TemplateResult {
    return html`<p class="error" id="${idOf(pointer)}-error">${this.flaw(pointer)}</p>`;
  }
}
