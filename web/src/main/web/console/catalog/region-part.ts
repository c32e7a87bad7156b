import { html, type TemplateResult } from 'lit';
import type { CatalogDraft } from './draft.js';
import type { CatalogFields } from './fields.js';

/** A region of delivery with its surcharges. */
export function regionPart(fields: CatalogFields, draft: CatalogDraft, index: number): TemplateResult {
  const { regions } = draft.value;
  const one = regions[index]!;
  const at = `/regions/${index}`;
  const { tell } = fields;
  return html`<details class="part">
    <summary><strong>${one.name || tell('catalogNew')}</strong> <span class="soft">${one.country || tell('catalogAnyCountry')} · ${one.id}</span></summary>
    <div class="pair">
      ${fields.text(`${at}/name`, tell('catalogName'), one.name, (typed) => (one.name = typed))}
      ${fields.text(`${at}/id`, tell('catalogId'), one.id, (typed) => (one.id = typed), { maxlength: 64 })}
      ${fields.text(`${at}/country`, tell('catalogCountry'), one.country, (typed) => (one.country = typed), { hint: tell('catalogCountryHint'), maxlength: 2 })}
    </div>
    ${fields.lines(`${at}/areas`, tell('catalogAreas'), one.areas ?? [], (areas) => (one.areas = areas))}
    <div class="numbers">
      ${draft.currencies.map((currency) =>
        fields.text(
          `${at}/surcharges/${currency}`,
          tell('catalogSurcharge', { currency }),
          one.surcharges[currency],
          (typed) => (one.surcharges[currency] = typed),
          { inputmode: 'decimal', hint: tell('catalogSurchargeHint'), small: true },
        ),
      )}
    </div>
    ${fields.names(`${at}/names`, 'catalogNameIn', one.names, (names) => (one.names = names))}
    ${fields.remover(tell('catalogRemoveRegion', { name: one.name }), () => regions.splice(index, 1), '/regions')}
  </details>`;
}
