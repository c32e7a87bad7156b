import { html, nothing, type TemplateResult } from 'lit';
import { prose } from '../../comments/prose.js';
import { markedHtml } from '../desk/marks.js';
import { stateBadge, type Speech } from '../desk/parts.js';
import { tellCode } from '../words/index.js';
import type { TriedComment } from './types.js';

/** A comment of the trial: by whom, why it would be held or refused, and its text with what led to it marked. */
export function triedComment(speech: Speech, comment: TriedComment, fresh: boolean): TemplateResult {
  const { tell } = speech;
  return html`<li>
    <p class="line">
      <strong dir="auto">${comment.author || tell('unknownAuthor')}</strong>
      <span class="soft">${comment.articleTitle || comment.article}</span>
      ${comment.state ? stateBadge(speech, comment.state) : nothing}
      ${fresh ? html`<span class="badge">${tell('trialFresh')}</span>` : nothing}
    </p>
    <div class="prose">${prose(markedHtml(comment))}</div>
    ${comment.reasons?.length
      ? html`<p class="soft">${comment.reasons.map((reason) => tellCode(tell, 'reason', reason)).join(' · ')}</p>`
      : nothing}
  </li>`;
}
