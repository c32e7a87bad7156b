import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Language } from '../i18n/index.js';
import { countries } from './countries.js';
import type { FormFields } from './form-fields.js';

/** What an address has beside street and country, where that differs from most countries. */
interface Shape {
  /** Whether the parts of a city are named, as in Vietnam the wards. */
  ward?: boolean;
  city?: Key;
  postalCode?: 'required' | 'none';
}

/** After the address data that Google publishes for its forms: which parts a country uses, needs and calls otherwise. */
const SHAPES: Record<string, Shape> = {
  VN: { ward: true, city: 'cityProvince' },
  AE: { city: 'cityEmirate', postalCode: 'none' },
  HK: { city: 'district', postalCode: 'none' },
  IE: { city: 'cityCounty' },
  QA: { postalCode: 'none' },
  ...Object.fromEntries(['AU', 'BR', 'CA', 'CN', 'IN', 'MX', 'US'].map((code) => [code, { city: 'cityState', postalCode: 'required' }])),
  ...Object.fromEntries(
    'AT BE CH CZ DE DK ES FI FR GB GR HU IT JP KR LT LU NL NO NZ PL PT RO SE SG SI SK TH TW'
      .split(' ')
      .map((code) => [code, { postalCode: 'required' }]),
  ),
};

/** Where the carrier brings it: fields as the chosen country has them. */
export function deliveryFields(fields: FormFields, country: string, language: Language, error: string | undefined): TemplateResult {
  const { ward, city = 'city', postalCode } = SHAPES[country] ?? {};
  return html`<fieldset>
    <legend>${fields.say('delivery')}</legend>
    ${fields.select('country', 'country', country, countries(language), error)}
    ${fields.field('recipient', 'recipient', { hint: fields.say('recipientHint'), maxlength: 200 })}
    ${fields.field('address', 'address', { required: true, autocomplete: 'street-address', maxlength: 200 })}
    <div class="pair">
      ${ward ? fields.field('ward', 'ward', { autocomplete: 'address-level3', maxlength: 200 }) : nothing}
      ${fields.field('city', city, { required: true, autocomplete: 'address-level2', maxlength: 200 })}
      ${postalCode === 'none'
        ? nothing
        : fields.field('postalCode', 'postalCode', {
            required: postalCode === 'required',
            autocomplete: 'postal-code',
            maxlength: 20,
            ...(postalCode === 'required' ? {} : { hint: fields.say('optional') }),
          })}
    </div>
  </fieldset>`;
}
