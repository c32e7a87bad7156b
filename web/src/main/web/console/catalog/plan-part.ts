import { html, nothing, type TemplateResult } from 'lit';
import type { CatalogDraft } from './draft.js';
import type { CatalogFields } from './fields.js';
import type { Typed } from './types.js';

/** A plan of a publication: term, price, delivery, and when it is offered. */
export function planPart(fields: CatalogFields, draft: CatalogDraft, publication: number, index: number): TemplateResult {
  const catalog = draft.value;
  const { plans, id: own } = catalog.publications[publication]!;
  const one = plans[index]!;
  const at = `/publications/${publication}/plans/${index}`;
  const { tell } = fields;
  const others = catalog.publications.filter((other) => other.id && other.id !== own);
  const include = (id: string, on: boolean): void => {
    one.includes = [...(one.includes ?? []).filter((known) => known !== id), ...(on ? [id] : [])];
  };
  const entitle = (lines: string[]): void => {
    one.entitlements = lines.some((line) => line.trim()) ? lines : null;
  };
  const price = (currency: string, typed: Typed): void => {
    one.prices = { ...one.prices, [currency]: typed };
  };
  const missing = Intl.supportedValuesOf('currency').filter((code) => code !== one.currency && !draft.currencies.includes(code));
  return html`<details class="part plan">
    <summary>${one.name || tell('catalogNew')} <span class="soft">${one.price ?? ''} ${one.currency} · ${one.id}</span></summary>
    <div class="pair">
      ${fields.text(`${at}/name`, tell('catalogName'), one.name, (typed) => (one.name = typed))}
      ${fields.text(`${at}/id`, tell('catalogId'), one.id, (typed) => (one.id = typed), { maxlength: 64 })}
    </div>
    <div class="numbers">
      ${fields.text(`${at}/price`, tell('catalogPrice'), one.price, (typed) => (one.price = typed), { inputmode: 'decimal', small: true })}
      ${fields.text(`${at}/currency`, tell('catalogCurrency'), one.currency, (typed) => (one.currency = typed.trim().toUpperCase()), { small: true, maxlength: 3 })}
      ${fields.text(`${at}/taxPercent`, tell('catalogTax'), one.taxPercent, (typed) => (one.taxPercent = typed), { inputmode: 'decimal', small: true })}
      ${fields.text(`${at}/termMonths`, tell('catalogMonths'), one.termMonths, (typed) => (one.termMonths = typed), { inputmode: 'numeric', small: true })}
      ${fields.text(`${at}/issues`, tell('catalogIssues'), one.issues, (typed) => (one.issues = typed), { inputmode: 'numeric', small: true })}
      ${fields.text(`${at}/maxCopies`, tell('catalogCopies'), one.maxCopies, (typed) => (one.maxCopies = typed), { inputmode: 'numeric', small: true })}
      ${fields.text(`${at}/seats`, tell('catalogSeats'), one.seats, (typed) => (one.seats = typed), { inputmode: 'numeric', small: true, hint: tell('catalogSeatsHint') })}
      ${fields.choice(
        `${at}/delivery`,
        tell('catalogDelivery'),
        one.delivery,
        [
          ['POST', tell('catalogDelivery_POST')],
          ['ONLINE', tell('catalogDelivery_ONLINE')],
        ],
        (delivery) => (one.delivery = delivery),
      )}
      ${fields.text(`${at}/from`, tell('catalogFrom'), one.from, (typed) => (one.from = typed), { type: 'date', small: true })}
      ${fields.text(`${at}/until`, tell('catalogUntil'), one.until, (typed) => (one.until = typed), { type: 'date', small: true })}
    </div>
    <fieldset>
      <legend>${tell('catalogPrices')}</legend>
      <div class="numbers">
        ${draft.currencies
          .filter((currency) => currency !== one.currency)
          .map((currency) =>
            fields.text(`${at}/prices/${currency}`, currency, one.prices?.[currency], (typed) => price(currency, typed), {
              inputmode: 'decimal',
              small: true,
            }),
          )}
        ${fields.choice(`${at}/prices`, tell('catalogFurther'), '', [['', ''], ...missing.map((code): [string, string] => [code, code])], (code) => price(code, ''))}
      </div>
    </fieldset>
    ${fields.lines(`${at}/entitlements`, tell('catalogEntitlements'), one.entitlements ?? [], entitle)}
    ${others.length
      ? html`<fieldset>
          <legend>${tell('catalogIncludes')}</legend>
          ${others.map((other) => fields.box(other.name || other.id, Boolean(one.includes?.includes(other.id)), (on) => include(other.id, on)))}
        </fieldset>`
      : nothing}
    <details>
      <summary>${tell('catalogOtherLanguages')}</summary>
      ${fields.names(`${at}/names`, 'catalogNameIn', one.names, (names) => (one.names = names))}
    </details>
    ${fields.remover(tell('catalogRemovePlan', { name: one.name }), () => plans.splice(index, 1), `/publications/${publication}/name`)}
  </details>`;
}
