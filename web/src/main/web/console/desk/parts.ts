import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Language } from '../../i18n/index.js';
import { tellCode, type Tell } from '../words/index.js';
import { pieces } from './marks.js';
import type { QueuedComment } from './types.js';

/** What every part of the desk needs to say something. */
export interface Speech {
  tell: Tell;
  language: Language;
}

const SHAPES: Record<QueuedComment['state'], TemplateResult> = {
  HELD: svg`<circle cx="8" cy="8" r="6" /><path d="M8 4.5V8l2.5 1.5" />`,
  PUBLISHED: svg`<circle cx="8" cy="8" r="6" /><path d="m5.3 8.2 1.9 1.9 3.6-4" />`,
  REJECTED: svg`<circle cx="8" cy="8" r="6" /><path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" />`,
  SPAM: svg`<path d="M5.5 2h5L14 5.5v5L10.5 14h-5L2 10.5v-5z" /><path d="M8 5v3.6m0 2v.4" />`,
  DELETED: svg`<path d="M3 4.5h10M6.3 4.5V3h3.4v1.5M4.5 4.5 5.2 13h5.6l.7-8.5" />`,
};

/** A state by shape, word and colour. */
export const stateBadge = ({ tell }: Speech, state: QueuedComment['state']): TemplateResult =>
  html`<span class="state ${state.toLowerCase()}"
    ><svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[state]}</svg>${tellCode(tell, 'state', state)}</span
  >`;

export const badges = ({ tell }: Speech, comment: QueuedComment): TemplateResult[] =>
  (comment.author?.badges ?? []).map((badge) => html`<span class="badge">${tellCode(tell, 'badge', badge)}</span>`);

/** Reasons of the hold in words, with the figures that led to it; one that a moderator wrote stays as it is. */
export const reasonsOf = ({ tell }: Speech, comment: QueuedComment): string[] =>
  (comment.reasons ?? []).map((reason) => {
    const figures = comment.figures?.[reason];
    const words = tellCode(tell, 'reason', reason);
    return figures ? `${words} (${tellCode(tell, 'figures', reason, figures)})` : words;
  });

export const withMarks = (text: string, matches?: readonly string[]): (TemplateResult | string)[] =>
  pieces(text, matches).map((piece) => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text));

/** A key beside the words of its button; not a part of the button's name. */
export const keyHint = (shown: boolean, key: string): TemplateResult | typeof nothing =>
  shown ? html`<kbd aria-hidden="true">${key}</kbd>` : nothing;
