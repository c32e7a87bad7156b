import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import type { Speech } from '../desk/parts.js';
import { tellCode } from '../words/index.js';
import type { Proof, Subscriber } from './calls.js';

/** The steps that led to a subscription, behind the last one. */
export function proofOf(speech: Speech, { email, proof }: Subscriber): TemplateResult {
  const last = proof.at(-1);
  return html`<details>
    <summary aria-label=${speech.tell('newslettersProofOf', { email })}>${last ? stepName(speech, last.step) : ''}</summary>
    <ol class="proof">
      ${proof.map((step) => html`<li>${line(speech, step)}</li>`)}
    </ol>
  </details>`;
}

const stepName = ({ tell }: Speech, step: string): string => tellCode(tell, 'newslettersStep_', step);

function line(speech: Speech, step: Proof): TemplateResult {
  const { tell, language } = speech;
  const parts: string[] = [];
  if (step.consentedAt) {
    parts.push(tell('newslettersConsented', { when: new Date(step.consentedAt).toLocaleDateString(language) }));
  }
  if (step.wording) {
    parts.push(tell('newslettersWording', { wording: step.wording }));
  }
  if (step.version) {
    parts.push(tell('newslettersVersion', { version: step.version }));
  }
  if (step.network) {
    parts.push(tell('newslettersNetwork', { network: step.network }));
  }
  if (step.device && step.device !== 'mail') {
    parts.push(tell('newslettersDevice', { device: step.device }));
  }
  return html`${stepName(speech, step.step)}, <time datetime=${step.at}>${dateTime(language, step.at)}</time>
    ${parts.length ? html`<br /><span class="soft">${parts.join(' · ')}</span>` : nothing}`;
}
