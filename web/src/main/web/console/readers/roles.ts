import { html, nothing, type TemplateResult } from 'lit';
import type { Standing } from './calls.js';
import type { ReaderSpeech } from './speech.js';

const ROLES = ['MODERATOR', 'STAFF'] as const;

export function rolesForm(
  { tell }: ReaderSpeech,
  standing: Standing,
  site: string,
  save: (event: Event) => Promise<boolean>,
): TemplateResult {
  const moved = standing.site !== site && standing.roles.length > 1;
  return html`<section>
    <form @submit=${save}>
      <fieldset>
        <legend>${tell('rolesOn')}</legend>
        ${moved ? html`<p class="soft">${tell('rolesElsewhere')}</p>` : nothing}
        ${ROLES.map(
          (role) =>
            html`<label class="check">
              <input type="checkbox" name="role" value=${role} .checked=${standing.roles.includes(role)} />
              ${tell(`role${role}`)}
            </label>`,
        )}
      </fieldset>
      <button>${tell('saveRoles')}</button>
    </form>
  </section>`;
}
