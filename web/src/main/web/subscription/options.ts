import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../i18n/index.js';
import { check } from './check.js';
import { countries } from './countries.js';
import { day } from './day.js';
import type { FormFields } from './form-fields.js';

/** Which further parts of the form are filled in. */
export interface Options {
  forCompany: boolean;
  isGift: boolean;
}

/** A company's invoice, a gift's recipient, a coupon. */
export function optionFields(
  fields: FormFields,
  { forCompany, isGift }: Options,
  choose: (chosen: Partial<Options>) => void,
  /** Whether the plan can be a gift. */
  givable: boolean,
  coupon: TemplateResult,
  country: string,
  language: Language,
): TemplateResult {
  const { say } = fields;
  return html`<fieldset>
    <legend>${say('options')}</legend>
    ${check('forCompany', say('forCompany'), forCompany, (on) => choose({ forCompany: on }))}
    ${forCompany
      ? html`<div class="pair">
            ${fields.field('companyName', 'companyName', { required: true, autocomplete: 'organization', maxlength: 200 })}
            ${fields.select('companyCountry', 'country', country, countries(language))}
            ${fields.field('taxCode', 'taxCode', { required: true, minlength: 5, maxlength: 30 })}
          </div>
          ${fields.field('companyAddress', 'companyAddress', { maxlength: 300, hint: say('optional') })}`
      : nothing}
    ${givable ? check('isGift', say('isGift'), isGift, (on) => choose({ isGift: on })) : nothing}
    ${givable && isGift
      ? html`<div class="pair">
            ${fields.field('giftName', 'giftName', { required: true, maxlength: 200 })}
            ${fields.field('giftEmail', 'giftEmail', { required: true, type: 'email' })}
          </div>
          ${fields.field('giftOn', 'giftOn', { type: 'date', min: day(0), max: day(365), hint: fields.say('giftOnHint') })}
          ${fields.field('giftMessage', 'giftMessage', { maxlength: 300 })}`
      : nothing}
    ${coupon}
  </fieldset>`;
}
