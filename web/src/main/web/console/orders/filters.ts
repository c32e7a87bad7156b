import { html, nothing, type TemplateResult } from 'lit';
import { countries } from '../../subscription/countries.js';
import type { Publication } from '../catalog/types.js';
import type { Speech } from '../desk/parts.js';
import type { ConsoleKey } from '../words/index.js';
import type { Assignee } from './calls.js';
import type { OrderSelection } from './selection.js';

/** What the fields offer beside what is chosen already. */
export interface Choices {
  assignees: Assignee[];
  publications: Publication[];
}

type Choose = (change: Partial<OrderSelection>) => void;

/** Fields that choose orders by who looks after them, by what was ordered and by where it goes. */
export function orderFilters(speech: Speech, selection: OrderSelection, choices: Choices, disabled: boolean, choose: Choose): TemplateResult {
  const { tell, language } = speech;
  const named = ({ id, name, names }: { id: string; name: string; names?: Partial<Record<string, string>> }): [string, string] => [
    id,
    names?.[language] || name,
  ];
  const plans = choices.publications
    .filter(({ id }) => !selection.publication || id === selection.publication)
    .flatMap(({ plans }) => plans.map(named));
  const people: [string, string][] = [
    ['me', tell('ordersMine')],
    ['nobody', tell('ordersNobodys')],
    ...choices.assignees.map(({ id, name }): [string, string] => [id, name]),
  ];
  const field = (name: keyof OrderSelection & string, title: ConsoleKey, options: [string, string][], change: (value: string) => Partial<OrderSelection>) =>
    html`<label class="filter"
      >${tell(title)}
      <select name=${name} ?disabled=${disabled} @change=${(event: Event) => choose(change((event.target as HTMLSelectElement).value))}>
        <option value="" .selected=${!selection[name]}>${tell('listAll')}</option>
        ${unlisted(selection[name] ?? '', options)}
        ${options.map(([value, words]) => html`<option value=${value} .selected=${value === selection[name]}>${words}</option>`)}
      </select>
    </label>`;
  return html`${field('assignee', 'ordersAssignee', people, (assignee) => ({ assignee }))}
    ${field('publication', 'deliveryPublication', choices.publications.map(named), (publication) => ({ publication, plan: '' }))}
    ${field('plan', 'deliveryPlan', plans, (plan) => ({ plan }))}
    ${field('country', 'ordersCountry', countries(language), (country) => ({ country }))}`;
}

/** What the address names and no list has: somebody who left, or a plan that is sold no more. */
const unlisted = (chosen: string, options: [string, string][]): TemplateResult | typeof nothing =>
  chosen && !options.some(([value]) => value === chosen) ? html`<option value=${chosen} .selected=${true}>${chosen}</option>` : nothing;
