import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { newPlan, type CatalogDraft } from './draft.js';
import type { CatalogFields } from './fields.js';
import { issueDaysPart } from './issue-days-part.js';
import { planPart } from './plan-part.js';
import { KINDS, type Publication } from './types.js';

/** A publication of the catalogue with its plans. */
export function publicationPart(fields: CatalogFields, draft: CatalogDraft, index: number): TemplateResult {
  const catalog = draft.value;
  const one = catalog.publications[index]!;
  const at = `/publications/${index}`;
  const { tell } = fields;
  return html`<details class="part">
    <summary><strong>${one.name || tell('catalogNew')}</strong> <span class="soft">${tell(`catalogKind_${one.kind}`)} · ${one.id}</span></summary>
    ${fields.text(`${at}/name`, tell('catalogName'), one.name, (typed) => (one.name = typed))}
    <div class="pair">
      ${fields.text(`${at}/id`, tell('catalogId'), one.id, (typed) => (one.id = typed), { hint: tell('catalogIdHint'), maxlength: 64 })}
      ${fields.choice(
        `${at}/kind`,
        tell('catalogKind'),
        one.kind,
        KINDS.map((kind): [Publication['kind'], string] => [kind, tell(`catalogKind_${kind}`)]),
        (kind) => (one.kind = kind),
      )}
    </div>
    ${fields.text(`${at}/description`, tell('catalogDescription'), one.description, (typed) => (one.description = typed))}
    <details>
      <summary>${tell('catalogOtherLanguages')}</summary>
      ${fields.names(`${at}/names`, 'catalogNameIn', one.names, (names) => (one.names = names))}
      ${fields.names(`${at}/descriptions`, 'catalogDescriptionIn', one.descriptions, (texts) => (one.descriptions = texts))}
    </details>
    ${issueDaysPart(fields, one, at)}
    <h4>${tell('catalogPlans')}</h4>
    ${repeat(
      one.plans,
      (plan) => plan,
      (_, plan) => planPart(fields, draft, index, plan),
    )}
    <div class="line">
      <button
        type="button"
        @click=${() => fields.changed(() => one.plans.push(newPlan(one.plans.at(-1))), `${at}/plans/${one.plans.length}/name`)}
      >
        ${tell('catalogAddPlan')}
      </button>
      ${one.plans.length ? nothing : html`<span class="error">${tell('catalogNoPlans')}</span>`}
      ${fields.remover(tell('catalogRemovePublication', { name: one.name }), () => catalog.publications.splice(index, 1), '/publications')}
    </div>
  </details>`;
}
