import { html, nothing, type TemplateResult } from 'lit';
import type { Key } from '../i18n/index.js';

/** Addresses of a site's pages of conditions; empty where it has none. */
export interface Conditions {
  terms: string;
  privacy: string;
}

/** What was agreed to, with the words that were shown. */
export interface Consent {
  to: keyof Conditions;
  wording: string;
}

const WORDS = { terms: 'agreeTerms', privacy: 'agreePrivacy' } as const satisfies Record<keyof Conditions, Key>;

const pages = (conditions: Conditions): [to: keyof Conditions, page: string][] =>
  (['terms', 'privacy'] as const).map((to): [keyof Conditions, string] => [to, conditions[to]]).filter(([, page]) => /^https?:\/\//.test(page));

/** Boxes that have to be ticked: one for each page of conditions. */
export function consentBoxes(conditions: Conditions, say: (key: Key) => string): TemplateResult | typeof nothing {
  const asked = pages(conditions);
  return asked.length
    ? html`<div class="consents">
        ${asked.map(
          ([to, page]) =>
            html`<label class="box">
              <input type="checkbox" name="consent" value=${to} required />
              <a href=${page} target="_blank" rel="noopener">${say(WORDS[to])}</a>
            </label>`,
        )}
      </div>`
    : nothing;
}

/** The consents of a form; absent where none was asked for. */
export function consentsOf(form: FormData, conditions: Conditions, say: (key: Key) => string): { consents?: Consent[] } {
  const ticked = form.getAll('consent');
  const consents = pages(conditions)
    .filter(([to]) => ticked.includes(to))
    .map(([to, page]) => ({ to, wording: `${say(WORDS[to])} (${page})` }));
  return consents.length ? { consents } : {};
}
