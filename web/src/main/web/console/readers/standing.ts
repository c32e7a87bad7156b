import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import type { PastSuspension, Standing } from './calls.js';
import type { ReaderSpeech } from './speech.js';

export const DURATIONS = ['day', 'week', 'month', 'untilDate', 'forever'] as const;
export type Duration = (typeof DURATIONS)[number];

const DAYS: Partial<Record<Duration, number>> = { day: 1, week: 7, month: 30 };

/** The end of a suspension of that length from now on; null for none. */
export function untilOf(duration: Duration, date: string): string | null {
  if (duration === 'forever') {
    return null;
  }
  const days = DAYS[duration];
  return (days ? new Date(Date.now() + days * 86_400_000) : new Date(date)).toISOString();
}

interface Actions {
  choose(duration: Duration): void;
  suspend(event: Event): Promise<void>;
  readmit(event: Event): Promise<void>;
}

const isSuspended = (standing: Standing): boolean =>
  !!standing.suspendedUntil && Date.parse(standing.suspendedUntil) > Date.now();

/** Whether the reader is suspended, and what a moderator can do about it. */
export function standingSection(speech: ReaderSpeech, standing: Standing, duration: Duration, actions: Actions): TemplateResult {
  const { tell, language } = speech;
  const suspended = isSuspended(standing);
  const words = standing.banned
    ? tell('banned')
    : suspended
      ? tell('suspendedUntil', { when: dateTime(language, standing.suspendedUntil!) })
      : tell('good');
  return html`<section aria-labelledby="standing">
    <h4 id="standing" tabindex="-1">${tell('standing')}</h4>
    <p class="standing ${suspended ? 'bad' : ''}">${words}</p>
    <p class="soft">${tell('memberSince', { when: dateTime(language, standing.createdAt) })}</p>
    ${standing.suspensions.length ? past(speech, standing.suspensions) : nothing}
    ${suspended ? readmission(speech, standing, actions) : nothing} ${suspension(speech, duration, actions)}
  </section>`;
}

function readmission({ tell }: ReaderSpeech, standing: Standing, actions: Actions): TemplateResult {
  const removed = standing.suspensions[0]?.removedComments;
  return html`<form @submit=${actions.readmit}>
    ${removed
      ? html`<label class="check"><input type="checkbox" name="restore" checked /> ${tell('restoreComments')}</label>`
      : nothing}
    <button>${tell(standing.banned ? 'endBan' : 'end')}</button>
  </form>`;
}

function suspension({ tell }: ReaderSpeech, duration: Duration, actions: Actions): TemplateResult {
  return html`<details>
    <summary>${tell('suspend')}</summary>
    <form @submit=${actions.suspend}>
      <label
        >${tell('howLong')}
        <select
          name="duration"
          @change=${(event: Event) => actions.choose((event.target as HTMLSelectElement).value as Duration)}
        >
          ${DURATIONS.map((one) => html`<option value=${one} ?selected=${one === duration}>${tell(one)}</option>`)}
        </select>
      </label>
      ${duration === 'untilDate'
        ? html`<label>${tell('date')} <input name="date" type="datetime-local" required /></label>`
        : nothing}
      <label>${tell('reason')} <input name="reason" maxlength="300" autocomplete="off" required /></label>
      <div>
        <label class="check"><input type="checkbox" name="remove" /> ${tell('removeComments')}</label>
        <p class="hint">${tell('removeHint')}</p>
      </div>
      <button class="main">${tell(duration === 'forever' ? 'confirmBan' : 'confirmSuspend')}</button>
    </form>
  </details>`;
}

function past({ tell, language }: ReaderSpeech, suspensions: PastSuspension[]): TemplateResult {
  return html`<details>
    <summary>${tell('history')}: ${suspensions.length}</summary>
    <ul>
      ${suspensions.map(
        (one) =>
          html`<li>
            <p class="meta">
              <strong
                >${one.banned ? tell('pastBan') : tell('pastUntil', { when: dateTime(language, one.until) })}</strong
              >
              <span class="soft"
                >${tell('pastBy', { at: dateTime(language, one.at), by: one.byName || tell('someone') })}</span
              >
              ${one.removedComments ? html`<span>${tell('pastRemoved')}</span>` : nothing}
            </p>
            <p class="text">${one.reason}</p>
          </li>`,
      )}
    </ul>
  </details>`;
}
