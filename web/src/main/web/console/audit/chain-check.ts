import { html, nothing, type TemplateResult } from 'lit';
import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import type { AuditCheck } from './calls.js';

/** Whether the chain of the trail's hashes holds, as the service has found it. */
export function chainCheck(
  { tell, language }: Speech,
  found: AuditCheck | null,
  busy: boolean,
  check: () => void,
): TemplateResult {
  const broken = found !== null && found.brokenAt !== null;
  const count = found?.lines.toLocaleString(localeOf(language)) ?? '';
  const words = found ? (broken ? tell('auditBroken', { number: found.brokenAt! }) : tell('auditIntact', { count })) : '';
  return html`<div class="chain">
    <button type="button" ?disabled=${busy} @click=${check}>${tell('auditCheck')}</button>
    <div>
      <p role="status" class=${broken ? 'error' : 'intact'}>${busy ? tell('auditChecking') : words}</p>
      ${found?.hash && !busy ? html`<p class="soft hash">${tell('auditHash')}: <code>${found.hash}</code></p>` : nothing}
    </div>
  </div>`;
}
