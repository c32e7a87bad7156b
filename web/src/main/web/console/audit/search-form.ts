import { html, nothing, type TemplateResult } from 'lit';
import type { Speech } from '../desk/parts.js';
import { stateName } from '../list-element.js';
import { auditEn } from '../words/audit-en.js';
import { tellCode } from '../words/index.js';
import { isEmpty, searchOfForm, type AuditSearch } from './search.js';

const NAME = 'auditName_';
const ACTIONS = Object.keys(auditEn)
  .filter((key) => key.startsWith(NAME))
  .map((key) => key.slice(NAME.length));

/** Fields of a search. Moderators are chosen by name, of those whom the lines have named. */
export function searchForm(
  { tell }: Speech,
  search: AuditSearch,
  names: ReadonlyMap<string, string>,
  open: (search: Partial<AuditSearch>) => void,
): TemplateResult {
  const submit = (event: Event): void => {
    event.preventDefault();
    open(searchOfForm(new FormData(event.currentTarget as HTMLFormElement)));
  };
  const submitAtOnce = (event: Event): void => (event.target as HTMLSelectElement).form?.requestSubmit();
  const actors = [...names].sort(([, one], [, other]) => one.localeCompare(other));
  const option = (value: string, words: string, chosen: string): TemplateResult =>
    html`<option value=${value} .selected=${value === chosen}>${words}</option>`;
  const unknown = (chosen: string, known: Iterable<string>): TemplateResult | typeof nothing =>
    chosen && ![...known].includes(chosen) ? option(chosen, chosen, chosen) : nothing;
  return html`<form role="search" class="search" @submit=${submit}>
    <label
      >${tell('auditAction')}
      <select name="action" @change=${submitAtOnce}>
        ${option('', tell('auditAnyAction'), search.action)} ${unknown(search.action, ACTIONS)}
        ${ACTIONS.map((action) => option(action, tellCode(tell, NAME, action) || stateName(action), search.action))}
      </select></label
    >
    <label
      >${tell('auditActor')}
      <select name="actor" @change=${submitAtOnce}>
        ${option('', tell('auditAnyone'), search.actor)} ${unknown(search.actor, names.keys())}
        ${actors.map(([id, name]) => option(id, name, search.actor))}
      </select></label
    >
    <label class="wide"
      >${tell('auditTarget')}
      <input name="target" type="search" maxlength="300" autocomplete="off" spellcheck="false" .value=${search.target} /></label
    >
    <label>${tell('auditFrom')} <input name="from" type="date" max="9999-12-31" .value=${search.from} /></label>
    <label>${tell('auditTo')} <input name="to" type="date" max="9999-12-31" .value=${search.to} /></label>
    <div class="buttons">
      <button class="main">${tell('auditSearch')}</button>
      ${isEmpty(search) ? nothing : html`<button type="button" @click=${() => open({})}>${tell('auditClear')}</button>`}
    </div>
  </form>`;
}
