import { html, type TemplateResult } from 'lit';
import type { SpeakingElement } from '../style/element.js';

/**
 * Space reserved for the longest messages, so that none of them moves the page in any language or width: their words
 * as generated content, which is neither shown nor read aloud nor found by a search in the page.
 */
export function room(element: SpeakingElement): TemplateResult {
  const refusals = [
    element.say('unavailable'),
    `${element.say('signInToRate')} ${element.say('signInOrRegister')}`,
    // A button has a margin inside.
    `${element.say('starsUnavailable')} \u2003${element.say('tryAgain')}`,
  ];
  return html`<p class="room" aria-hidden="true" data-words=${element.say('voteWaits')}></p>
    ${refusals.map((words) => html`<p class="room error" aria-hidden="true" data-words=${words}></p>`)}`;
}
