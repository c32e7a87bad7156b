import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Language } from '../i18n/index.js';
import addresses from './addresses.json';
import { countriesAnd } from './countries.js';
import type { FormFields } from './form-fields.js';

/** What addresses of some countries have beside street and country, with what it is called where that is no city and postal code. */
interface Shape {
  /** City, state and postal code that there are, as C, S and Z, with an exclamation mark behind those that are required. */
  line: string;
  /** Street and number, and the city where the city's field takes something else. */
  address?: string | undefined;
  /** The part of a city that is named. */
  ward?: string | undefined;
  city?: string | undefined;
  /** The administrative area above the city, where addresses have one that the city's field does not take. */
  state?: string | undefined;
  postalCode?: string | undefined;
  /** By the two letters of ISO 3166. */
  countries: string;
}

/** After the address data that Google publishes for its forms; the service reads the same file. */
const SHAPES: Shape[] = addresses;

const UNKNOWN: Shape = { line: 'Z C', countries: '' };

const shapeOf = (country: string): Shape => SHAPES.find(({ countries }) => countries.split(' ').includes(country)) ?? UNKNOWN;

/** Whether addresses of a country have a state beside the city. */
export const hasState = (country: string): boolean => shapeOf(country).state !== undefined;

/** Where the carrier brings it: fields as the chosen country has them. */
export function deliveryFields(fields: FormFields, country: string, language: Language, error: string | undefined): TemplateResult {
  return html`<fieldset>
    <legend>${fields.say('delivery')}</legend>
    ${addressFields(fields, country, language, error)}
  </fieldset>`;
}

/** The same fields within others. */
export function addressFields(fields: FormFields, country: string, language: Language, error?: string): TemplateResult {
  const { line, address = 'address', ward, city = 'city', state, postalCode = 'postalCode' } = shapeOf(country);
  const part = (name: string, label: string, autocomplete: string, required: boolean, maxlength = 200) =>
    fields.field(name, label as Key, { required, autocomplete, maxlength, ...(required ? {} : { hint: fields.say('optional') }) });
  return html`${fields.select('country', 'country', country, countriesAnd(country, language), error)}
    ${fields.field('recipient', 'recipient', { hint: fields.say('recipientHint'), maxlength: 200 })}
    ${fields.field('address', address as Key, { required: true, autocomplete: 'street-address', maxlength: 200 })}
    <div class="pair">
      ${ward ? part('ward', ward, 'address-level3', false) : nothing}
      ${part('city', city, 'address-level2', true)}
      ${state ? part('state', state, 'address-level1', line.includes('S!')) : nothing}
      ${line.includes('Z') ? part('postalCode', postalCode, 'postal-code', line.includes('Z!'), 20) : nothing}
    </div>`;
}
