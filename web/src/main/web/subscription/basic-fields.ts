import { html, nothing, type TemplateResult } from 'lit';
import type { Language } from '../i18n/index.js';
import type { Me } from '../session/session.js';
import { day, longDay } from './day.js';
import type { FormFields } from './form-fields.js';
import { money, priceIn, pricesOf } from './money.js';
import type { Plan } from './types.js';

/** In which of a plan's currencies it is paid for; nothing to choose where it has one. */
export const currencyField = (fields: FormFields, plan: Plan | undefined, chosen: string, language: Language): TemplateResult | typeof nothing =>
  plan && Object.keys(plan.prices ?? {}).length
    ? fields.select(
        'currency',
        'priceIn',
        priceIn(plan, chosen)[0],
        pricesOf(plan).map(([currency, price]): [string, string] => [currency, `${currency}: ${money(language, price, currency)}`]),
      )
    : nothing;

/**
 * How many copies, and from when on: with one of the next issues, or on a day.
 *
 * @param issue day of the chosen issue; empty where a day is to be chosen
 */
export const amountFields = (fields: FormFields, max: number, issues: string[], issue: string, language: Language): TemplateResult =>
  html`<div class="pair">
    ${fields.field('copies', 'copies', { type: 'number', required: true, value: '1', min: 1, max })}
    ${issues.length
      ? fields.select('issue', 'firstIssue', issue, [
          ...issues.map((on): [string, string] => [on, fields.say('issueOf', { day: longDay(on, language) })]),
          ['', fields.say('onADay')],
        ])
      : nothing}
    ${issue ? nothing : fields.field('startsOn', 'startsOn', { type: 'date', required: true, value: day(1), min: day(0), max: day(365) })}
  </div>`;

/** Who orders and pays. */
export const subscriberFields = (fields: FormFields, me: Me | null | undefined): TemplateResult =>
  html`<fieldset>
    <legend>${fields.say('subscriber')}</legend>
    ${fields.field('name', 'fullName', { required: true, autocomplete: 'name', value: me?.name ?? '', maxlength: 200 })}
    <div class="pair">
      ${fields.field('email', 'email', { type: 'email', required: true, autocomplete: 'email', value: me?.email ?? '' })}
      ${fields.field('phone', 'phone', { type: 'tel', autocomplete: 'tel', maxlength: 25, hint: fields.say('optional') })}
    </div>
  </fieldset>`;
