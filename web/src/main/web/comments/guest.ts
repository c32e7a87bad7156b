import { html, type TemplateResult } from 'lit';
import type { SpeakingElement } from '../style/element.js';

/** Somebody who writes without an account, where the site allows it; a moderator reads it first. */
export interface Guest {
  name: string;
  email: string;
}

/** What was filled in last, offered again on the same page; gone with it. */
let last: Guest = { name: '', email: '' };

export function guestFields(element: SpeakingElement): TemplateResult {
  return html`<div class="guest">
      <label>
        ${element.say('guestName')}
        <input name="name" required maxlength="80" autocomplete="name" .value=${last.name} />
      </label>
      <label>
        ${element.say('guestEmail')}
        <input name="email" type="email" required maxlength="254" autocomplete="email" .value=${last.email} />
      </label>
    </div>
    <p class="hint">${element.say('guestHint')}</p>`;
}

export function guestOf(form: HTMLFormElement): Guest {
  const values = new FormData(form);
  last = { name: String(values.get('name')).trim(), email: String(values.get('email')).trim() };
  return last;
}
