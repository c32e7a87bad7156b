import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Language, Words } from '../i18n/index.js';
import { money, pricesOf } from './money.js';
import type { Plan, Publication } from './types.js';

type Say = (key: Key, words?: Words) => string;

const KINDS: Record<Publication['kind'], Key> = {
  PRINT: 'kindPrint',
  SUPPLEMENT: 'kindSupplement',
  SPECIAL: 'kindSpecial',
  DIGITAL: 'kindDigital',
  EPAPER: 'kindEpaper',
};

export const publicationChoice = (
  publications: Publication[],
  chosen: Publication | undefined,
  language: Language,
  say: Say,
  choose: (one: Publication) => void,
): TemplateResult =>
  html`<fieldset>
    <legend>${say('publication')}</legend>
    <div class="choices">
      ${publications.map(
        (one) => html`<label class="choice">
          <input type="radio" name="publication" value=${one.id} .checked=${one === chosen} @change=${() => choose(one)} />
          <span>
            <strong>${one.names?.[language] ?? one.name}</strong> <span class="soft">${KINDS[one.kind] ? say(KINDS[one.kind]) : ''}</span>
            ${described(one, language)}
          </span>
        </label>`,
      )}
    </div>
  </fieldset>`;

function described(one: Publication, language: Language): TemplateResult | typeof nothing {
  const text = one.descriptions?.[language] ?? one.description;
  return text ? html`<span class="soft block">${text}</span>` : nothing;
}

export const planChoice = (
  publications: Publication[],
  publication: Publication | undefined,
  chosen: Plan | undefined,
  language: Language,
  say: Say,
  choose: (one: Plan) => void,
): TemplateResult =>
  html`<fieldset>
    <legend>${say('plan')}</legend>
    <div class="choices">
      ${publication?.plans.map(
        (one) => html`<label class="choice">
          <input type="radio" name="plan" value=${one.id} .checked=${one === chosen} @change=${() => choose(one)} />
          <span>
            <strong>${one.names?.[language] ?? one.name}</strong>
            <span class="block">${pricesOf(one)
                .map(([currency, price]) => money(language, price, currency))
                .join(' / ')}</span>
            <span class="soft">${contained(one, say)}</span>
            ${included(one, publications, language, say)}
          </span>
        </label>`,
      )}
    </div>
  </fieldset>`;

const contained = ({ termMonths, issues, seats }: Plan, say: Say): string =>
  [
    say('months', { count: termMonths }),
    ...(issues ? [say('issuesOfPlan', { count: issues })] : []),
    ...(seats ? [say('seatsOfPlan', { count: seats })] : []),
  ].join(' · ');

/** The further publications of a bundle, by their names. */
function included(plan: Plan, publications: Publication[], language: Language, say: Say): TemplateResult | typeof nothing {
  const names = publications.filter(({ id }) => plan.includes?.includes(id)).map(({ name, names }) => names?.[language] ?? name);
  return names.length ? html`<span class="soft block">${say('includedInPlan', { names: names.join(', ') })}</span>` : nothing;
}
