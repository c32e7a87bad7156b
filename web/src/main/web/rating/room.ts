import { html, type TemplateResult } from 'lit';
import type { SpeakingElement } from '../style/element.js';

/**
 * The room of the longest messages, so that none of them moves anything, in whatever language and however narrow the page: their
 * words as content of the style, which nobody sees, hears or finds.
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
