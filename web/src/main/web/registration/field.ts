import { html, nothing, type TemplateResult } from 'lit';

export interface Field {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'tel' | 'date' | 'number';
  autocomplete?: string;
  required?: boolean;
  value?: string;
  hint?: string;
  error?: string | undefined;
  min?: string | number;
  max?: string | number;
  minlength?: number;
  maxlength?: number;
}

/** A labelled input with its hint and its error read out together. */
export function field(one: Field): TemplateResult {
  const described = [one.hint ? `${one.name}-hint` : '', one.error ? `${one.name}-error` : ''].join(' ').trim();
  return html`<div class="field">
    <label for=${one.name}>${one.label}</label>
    <input
      id=${one.name}
      name=${one.name}
      type=${one.type ?? 'text'}
      .defaultValue=${one.value ?? ''}
      ?required=${one.required ?? false}
      autocomplete=${(one.autocomplete ?? 'off') as 'off'}
      min=${one.min ?? nothing}
      max=${one.max ?? nothing}
      minlength=${one.minlength ?? nothing}
      maxlength=${one.maxlength ?? 254}
      aria-describedby=${described || nothing}
      aria-invalid=${one.error ? 'true' : 'false'}
    />
    ${one.hint ? html`<p class="hint" id="${one.name}-hint">${one.hint}</p>` : nothing}
    ${one.error ? html`<p class="error" id="${one.name}-error">${one.error}</p>` : nothing}
  </div>`;
}
