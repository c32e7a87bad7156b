import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Language } from '../i18n/index.js';
import { countriesAnd } from './countries.js';
import type { FormFields } from './form-fields.js';

/** What an address has beside street and country, where that differs from most countries. */
interface Shape {
  /** Whether the parts of a city are named, as in Vietnam the wards. */
  ward?: boolean;
  city?: Key;
  /** What the administrative area above the city is called, where addresses have one that the city's field does not take. */
  state?: Key;
  stateRequired?: boolean;
  postalCode?: 'required' | 'none';
}

/** The same parts of an address for several countries, by the two letters of ISO 3166. */
const each = (codes: string, shape: Shape): Record<string, Shape> => Object.fromEntries(codes.split(' ').map((code) => [code, shape]));

/** After the address data that Google publishes for its forms: what the fields of city and state ask for. */
const CITIES: Record<string, Shape> = {
  ...each('AS AU BR FM IN MH MP MX PW US VE VI', { city: 'cityAlone', state: 'state', stateRequired: true }),
  ...each('MY NG', { city: 'cityAlone', state: 'state' }),
  ...each('CA CN CR ES ID IQ IT KR PG SO SV', { city: 'cityAlone', state: 'province', stateRequired: true }),
  ...each('PH TH TR', { city: 'cityAlone', state: 'province' }),
  VN: { ward: true, city: 'cityProvince' },
  AE: { city: 'cityEmirate' },
  HK: { city: 'district' },
  IE: { city: 'cityAlone', state: 'county' },
};

/** After the same data: where an address needs a postal code, and where there is none. */
const POSTAL_CODES: Record<string, Shape> = {
  ...each(
    'AS AT AU AX BE BL BR CA CH CN CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HU IM IN IO IT JE JP KR LI LT ' +
    'LU LV MF MH MP MQ MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SJ SK SM TC TH TR TW UA US VI WF YT ' +
    'ZA',
    { postalCode: 'required' },
  ),
  ...each(
    'AE AG AO AW BF BI BJ BO BQ BS BW BZ CD CF CG CI CK CM CW DJ DM ER FJ GA GD GH GM GQ GY HK JM KI KM KN LC LY ML ' +
    'MO MR MS MW NR NU PA PS QA RW SB SC SL SR SS ST SX SY TD TG TK TL TO TT TV UG VU WS YE ZW',
    { postalCode: 'none' },
  ),
};

/** Whether addresses of a country have a state beside the city. */
export const hasState = (country: string): boolean => CITIES[country]?.state !== undefined;

/** Where the carrier brings it: fields as the chosen country has them. */
export function deliveryFields(fields: FormFields, country: string, language: Language, error: string | undefined): TemplateResult {
  return html`<fieldset>
    <legend>${fields.say('delivery')}</legend>
    ${addressFields(fields, country, language, error)}
  </fieldset>`;
}

/** The same fields within others. */
export function addressFields(fields: FormFields, country: string, language: Language, error?: string): TemplateResult {
  const { ward, city = 'city', state, stateRequired = false, postalCode } = { ...CITIES[country], ...POSTAL_CODES[country] };
  return html`${fields.select('country', 'country', country, countriesAnd(country, language), error)}
    ${fields.field('recipient', 'recipient', { hint: fields.say('recipientHint'), maxlength: 200 })}
    ${fields.field('address', 'address', { required: true, autocomplete: 'street-address', maxlength: 200 })}
    <div class="pair">
      ${ward ? fields.field('ward', 'ward', { autocomplete: 'address-level3', maxlength: 200 }) : nothing}
      ${fields.field('city', city, { required: true, autocomplete: 'address-level2', maxlength: 200 })}
      ${state
        ? fields.field('state', state, {
            required: stateRequired,
            autocomplete: 'address-level1',
            maxlength: 200,
            ...(stateRequired ? {} : { hint: fields.say('optional') }),
          })
        : nothing}
      ${postalCode === 'none'
        ? nothing
        : fields.field('postalCode', 'postalCode', {
            required: postalCode === 'required',
            autocomplete: 'postal-code',
            maxlength: 20,
            ...(postalCode === 'required' ? {} : { hint: fields.say('optional') }),
          })}
    </div>`;
}
