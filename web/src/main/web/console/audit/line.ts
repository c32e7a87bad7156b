import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../../comments/prose.js';
import type { Comment } from '../../comments/types.js';
import { localeOf } from '../../i18n/index.js';
import { viewAddress } from '../address.js';
import type { Speech } from '../desk/parts.js';
import { stateName } from '../list-element.js';
import type { ConsoleKey } from '../words/index.js';
import { auditEn } from '../words/audit-en.js';
import type { AuditEntry } from './calls.js';
import { addressOf } from './search.js';
import { targetOf } from './targets.js';

/** Comments that are shown in place, by their ids; null while one is loaded, an error where it could not be. */
export type Shown = ReadonlyMap<string, { comment: Comment | null; error: string }>;

interface LineActions {
  open(address: string, event: MouseEvent): void;
  toggle(entry: AuditEntry): void;
}

/** A line of the trail in words: who did what to what, when, and why. */
export function line(speech: Speech, entry: AuditEntry, shown: Shown, actions: LineActions): TemplateResult {
  const { tell, language } = speech;
  const locale = localeOf(language);
  const open = shown.get(key(entry));
  return html`<li>
    <time datetime=${entry.at} title=${new Date(entry.at).toLocaleString(locale)}
      >${new Date(entry.at).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' })}</time
    >
    <div>
      <p>${sentence(speech, entry, open !== undefined, actions)}</p>
      ${entry.detail ? html`<p class="detail">${entry.detail}</p>` : nothing}
      ${open ? preview(speech, open) : nothing}
    </div>
    <span class="number soft"><span class="unseen">${tell('auditLine', { number: entry.number })}</span
      ><span aria-hidden="true">#${entry.number}</span></span>
  </li>`;
}

/** Of a line, not of its comment: two lines about one comment open by themselves. */
export const key = (entry: AuditEntry): string => String(entry.number);

function sentence({ tell }: Speech, entry: AuditEntry, open: boolean, actions: LineActions): unknown[] {
  const name = entry.actorName || entry.actor;
  const link = (href: string, words: string, label?: string): TemplateResult =>
    html`<a href=${href} aria-label=${label ?? nothing} @click=${(event: MouseEvent) => actions.open(href, event)}>${words}</a>`;
  const target = targetOf(tell, entry);
  const what = target.comment
    ? html`<button type="button" class="plain" aria-expanded=${open} @click=${() => actions.toggle(entry)}>
        ${target.name}<span class="unseen">: ${tell(open ? 'auditHideComment' : 'auditShowComment')}</span>
      </button>`
    : target.address
      ? link(target.address, target.name)
      : target.name;
  const known = `audit_${entry.action}` in auditEn;
  return [
    ...filled(tell(known ? (`audit_${entry.action}` as ConsoleKey) : 'auditOther', { by: '{by}', what: '{what}', action: '{action}' }), {
      by: link(addressOf({ actor: entry.actor }), name, tell('auditOnlyBy', { name })),
      what,
      action: stateName(entry.action),
    }),
    ' ',
    html`<a
      class="same"
      href=${addressOf({ target: entry.target })}
      aria-label=${tell('auditOnlyTarget')}
      title=${tell('auditOnlyTarget')}
      @click=${(event: MouseEvent) => actions.open(addressOf({ target: entry.target }), event)}
      ><span aria-hidden="true">⌕</span></a
    >`,
  ];
}

/** A text whose places, such as `{by}`, are taken by parts. */
export const filled = (text: string, parts: Record<string, unknown>): unknown[] =>
  text.split(/\{(\w+)\}/).map((piece, index) => (index % 2 ? parts[piece] : piece));

function preview({ tell }: Speech, { comment, error }: { comment: Comment | null; error: string }): TemplateResult {
  if (!comment) {
    return html`<p class=${error ? 'error' : 'soft'}>${error || tell('loading')}</p>`;
  }
  return html`<div class="preview">
    ${comment.author ? html`<p class="soft">${tell('auditCommentBy', { name: comment.author.name })}</p>` : nothing}
    ${comment.html ? html`<div class="prose">${prose(comment.html)}</div>` : html`<p class="soft">${tell('auditNoWords')}</p>`}
    <p class="links">
      <a href=${viewAddress({ queue: 'all', article: comment.article, author: comment.author?.id ?? '' })}
        >${tell('auditInDesk')}</a
      >
    </p>
  </div>`;
}
