import { html, svg, type TemplateResult } from 'lit';
import { viewAddress } from '../address.js';
import type { Speech } from '../desk/parts.js';
import { stateName } from '../list-element.js';
import { tellCode } from '../words/index.js';
import type { Statistics } from './calls.js';
import { number, share, sum } from './figures.js';

/** A share as a bar beside its number, which says the same. */
const bar = (part: number, whole: number): TemplateResult =>
  html`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class="rail" width="100" height="8" />${svg`<rect class="bar s0" width=${whole ? (100 * part) / whole : 0} height="8" />`}
  </svg>`;

const section = (title: string, hint: string, columns: string[], rows: TemplateResult[], none: string): TemplateResult =>
  html`<section>
    <h3>${title}</h3>
    ${hint ? html`<p class="soft">${hint}</p>` : ''}
    ${rows.length
      ? html`<div class="scroll" role="region" aria-label=${title} tabindex="0">
          <table>
            <thead>
              <tr>
                ${columns.map((name, index) => html`<th scope="col" class=${index ? 'figure' : ''}>${name}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`
      : html`<p>${none}</p>`}
  </section>`;

export function articleTable(speech: Speech, { articles }: Statistics): TemplateResult {
  const { tell } = speech;
  const most = Math.max(0, ...articles.map(({ comments }) => comments));
  const rows = articles.map(
    ({ article, title, comments }) =>
      html`<tr>
        <th scope="row"><a href=${viewAddress({ queue: 'all', article })}>${title || article}</a></th>
        <td class="figure">${number(speech, comments)} ${bar(comments, most)}</td>
      </tr>`,
  );
  return section(tell('statArticles'), '', [tell('statArticle'), tell('statComments')], rows, tell('statNothing'));
}

export function moderatorTable(speech: Speech, { moderators }: Statistics): TemplateResult {
  const { tell } = speech;
  const all = sum(moderators.map(({ decisions }) => decisions));
  const cell = (value: number): TemplateResult => html`<td class="figure ${value ? '' : 'none'}">${number(speech, value)}</td>`;
  const rows = moderators.map(
    ({ id, name, decisions, approved, rejected, spam, deleted }) =>
      html`<tr>
        <th scope="row"><a href=${viewAddress({ tab: 'audit', actor: id })}>${name || id}</a></th>
        <td class="figure">
          ${number(speech, decisions)} ${bar(decisions, all)}<span class="soft">${tell('statOfAll', { share: share(speech, decisions, all) })}</span>
        </td>
        ${cell(approved)}${cell(rejected)}${cell(spam)}${cell(deleted)}
      </tr>`,
  );
  const columns = ['statModerator', 'statDecisions', 'statApproved', 'statRejected', 'statSpam', 'statDeleted'] as const;
  return section(tell('statModerators'), '', columns.map((name) => tell(name)), rows, tell('statNothing'));
}

export function ruleTable(speech: Speech, { rules }: Statistics): TemplateResult {
  const { tell } = speech;
  const rows = rules.map(({ reason, held, approved, rejected }) => {
    const decided = approved + rejected;
    return html`<tr>
      <th scope="row"><a href=${viewAddress({ queue: 'all', reason })}>${reasonName(speech, reason)}</a></th>
      <td class="figure">${number(speech, held)}</td>
      <td class="figure">${number(speech, approved)}</td>
      <td class="figure">${number(speech, rejected)}</td>
      <td class="figure">
        ${decided
          ? html`${share(speech, rejected, decided)} ${bar(rejected, decided)}`
          : html`<span class="soft">${tell('statUndecided')}</span>`}
      </td>
    </tr>`;
  });
  const columns = ['statReason', 'statHeld', 'statApproved', 'statRejected', 'statAgreement'] as const;
  return section(tell('statRules'), tell('statRulesHint'), columns.map((name) => tell(name)), rows, tell('statNothing'));
}

/** A reason in words; a code that has none, readably, and what is no code as it stands. */
function reasonName({ tell }: Speech, reason: string): string {
  const known = tellCode(tell, 'reason', reason);
  return known === reason && /^[A-Z][A-Z_]+$/.test(reason) ? stateName(reason) : known;
}
