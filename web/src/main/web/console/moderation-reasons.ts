import { html, nothing, type TemplateResult } from 'lit';
import type { QueuedComment } from './calls.js';

/** Why the service held a comment, in a moderator's words; a reason that a moderator wrote stays as it is. */
const REASONS: Record<string, string> = {
  PREMODERATION: 'every comment here is read first',
  WORDS: 'a word from the list',
  LINKS: 'many links',
  NEWCOMER: 'written by a newcomer',
  GUEST: 'written by a guest',
  REPEATED: 'the same text was sent before',
  REPORTED: 'reported by several readers',
  BY_MODERATOR: 'deleted by a moderator',
};

const REPORTED: Record<string, string> = {
  SPAM: 'spam',
  ABUSE: 'abuse',
  OFF_TOPIC: 'off topic',
  ILLEGAL: 'illegal',
  OTHER: 'other',
};

/** Why a comment waits and what readers reported about it. */
export function moderationReasons(comment: QueuedComment): TemplateResult {
  const reasons = comment.reasons ?? [];
  const reports = comment.reports ?? [];
  return html`${reasons.length
    ? html`<p class="why"><strong>Why:</strong> ${reasons.map((one) => REASONS[one] ?? one).join(', ')}</p>`
    : nothing}
  ${reports.length
    ? html`<div class="why">
        <strong>Reported by ${reports.length} ${reports.length === 1 ? 'reader' : 'readers'}:</strong>
        <ul>
          ${reports.map(
            (one) => html`<li>${REPORTED[one.reason ?? ''] ?? one.reason}${one.note ? html`: “${one.note}”` : nothing}</li>`,
          )}
        </ul>
      </div>`
    : nothing}`;
}
