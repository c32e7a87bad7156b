import { html, type TemplateResult } from 'lit';
import type { Problem } from '../api/problem.js';
import type { Key, Words } from '../i18n/index.js';
import { field, type Field } from '../registration/field.js';
import type { Filled } from './filled.js';

/** Where the fields of an address go. */
export const addressPointers = (address: string): Record<string, string> =>
  Object.fromEntries(
    ['recipient', 'address', 'ward', 'city', 'state', 'postalCode', 'country'].map((name) => [name, `${address}/${name}`]),
  );

/** Where in an order the fields of its form go. */
const POINTERS: Record<string, string> = {
  plan: '/plan',
  copies: '/copies',
  currency: '/currency',
  issue: '/issue',
  startsOn: '/startsOn',
  name: '/subscriber/name',
  email: '/subscriber/email',
  phone: '/subscriber/phone',
  ...addressPointers('/delivery'),
  companyName: '/company/name',
  taxCode: '/company/taxCode',
  companyCountry: '/company/country',
  companyAddress: '/company/address',
  giftName: '/gift/recipientName',
  giftEmail: '/gift/recipientEmail',
  giftOn: '/gift/notifyOn',
  giftMessage: '/gift/message',
  coupon: '/coupon',
};

/** Fields of the order's form, each with what the service said about it. */
export class FormFields {
  constructor(
    readonly say: (key: Key, words?: Words) => string,
    private readonly problem: Problem | undefined,
    private readonly filled: Filled,
    private readonly pointers: Record<string, string> = POINTERS,
  ) {}

  field(name: string, label: Key, more: Partial<Field> = {}): TemplateResult {
    const before = this.filled[name];
    return field({ name, label: this.say(label), error: this.error(name), ...more, ...(before === undefined ? {} : { value: before }) });
  }

  select(name: string, label: Key, value: string, options: [code: string, name: string][], error?: string): TemplateResult {
    const wrong = error ?? this.error(name);
    return html`<div class="field">
      <label for=${name}>${this.say(label)}</label>
      <select id=${name} name=${name} aria-describedby="${name}-error" aria-invalid=${wrong ? 'true' : 'false'}>
        ${options.map(([code, title]) => html`<option value=${code} ?selected=${code === value}>${title}</option>`)}
      </select>
      <p class="error" id="${name}-error">${wrong ?? ''}</p>
    </div>`;
  }

  private error(name: string): string | undefined {
    return this.problem?.errors.find((error) => error.pointer === this.pointers[name])?.detail;
  }
}

/** Name of the first field that the service refused; empty where it named none of the form. */
export const firstWrong = (problem: Problem | undefined): string =>
  Object.keys(POINTERS).find((name) => problem?.errors.some((error) => error.pointer === POINTERS[name])) ?? '';
