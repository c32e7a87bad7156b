import { html, nothing, type TemplateResult } from 'lit';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import type { Speech } from '../desk/parts.js';
import { stateName } from '../list-element.js';
import { tellCode, type ConsoleKey } from '../words/index.js';
import { isFinished, type ImportJob, type ImportReport } from './types.js';

/** An import: how far it is, and what came of it. */
export function importEntry(speech: Speech, job: ImportJob): TemplateResult {
  const { tell, language } = speech;
  const format = tellCode(tell, 'transferFormat_', job.format);
  const megabytes = (job.bytes / 1e6).toLocaleString(locale(speech), { maximumFractionDigits: job.bytes < 1e7 ? 2 : 0 });
  return html`<article aria-label=${format}>
    <header>
      <strong>${format}</strong>
      <span class="state ${job.state.toLowerCase()}">${tell(`transferState_${job.state}`)}</span>
      ${job.dryRun ? html`<span class="state">${tell('transferIsDry')}</span>` : nothing}
      <span class="soft"
        >${tell('transferStarted', { when: dateTime(language, job.createdAt) })}${job.finishedAt
          ? html`, ${tell('transferFinished', { when: dateTime(language, job.finishedAt) })}`
          : nothing}
        · ${tell('transferBytes', { size: megabytes })}</span
      >
    </header>
    ${job.fault ? html`<p class="error">${job.fault}</p>` : nothing} ${isFinished(job) ? nothing : progress(speech, job)}
    ${hasReport(job) ? report(speech, job) : nothing}
  </article>`;
}

/** A mapping has none, and neither has what has not begun or could not be read. */
const hasReport = ({ format, state, report: { articles, added } }: ImportJob): boolean =>
  format !== 'mapping' && state !== 'WAITING' && (state !== 'FAILED' || articles + added > 0);

const locale = ({ language }: Speech): string => localeOf(language);

function progress(speech: Speech, { state, pass, records }: ImportJob): TemplateResult {
  const { tell } = speech;
  return state === 'WAITING'
    ? html`<p>${tell('transferWaits')}</p>`
    : html`<p>
          <label
            >${tell(pass === 1 ? 'transferStep1' : 'transferStep2', { count: records.toLocaleString(locale(speech)) })}
            <progress></progress
          ></label>
        </p>
        <p class="soft">${tell('transferResumes')}</p>`;
}

function report(speech: Speech, { report: found, dryRun, state }: ImportJob): TemplateResult {
  const { tell } = speech;
  const figures: [ConsoleKey, number][] = [
    ['transferArticles', found.articles],
    [dryRun ? 'transferWouldAdd' : 'transferAdded', found.added],
    ['transferKnown', found.known],
    ['transferToTop', found.toTop],
    ['transferVotes', found.votes],
    ['transferSkipped', Object.values(found.skipped).reduce((sum, count) => sum + count, 0)],
  ];
  return html`<dl>
      ${figures.map(
        ([name, count]) =>
          html`<div class=${count ? '' : 'none'}>
            <dt>${tell(name)}</dt>
            <dd>${count.toLocaleString(locale(speech))}</dd>
          </div>`,
      )}
    </dl>
    ${skipped(speech, found)} ${unmapped(speech, found)} ${details(speech, found)}
    ${dryRun && state === 'DONE' ? html`<p class="soft">${tell('transferRealRun')}</p>` : nothing}`;
}

function skipped(speech: Speech, { skipped: reasons }: ImportReport): TemplateResult | typeof nothing {
  const { tell } = speech;
  const name = (reason: string): string => {
    const words = tellCode(tell, 'transferSkip_', reason);
    return words === reason ? stateName(reason).toLowerCase() : words;
  };
  const parts = Object.entries(reasons).map(([reason, count]) => `${count.toLocaleString(locale(speech))} ${name(reason)}`);
  return parts.length ? html`<p>${tell('transferSkipped')}: ${parts.join(', ')}.</p>` : nothing;
}

function unmapped(speech: Speech, { unmapped: count, unmappedArticles: first }: ImportReport): TemplateResult | typeof nothing {
  const { tell } = speech;
  return count
    ? html`<details>
        <summary>${tell('transferUnmapped', { count: count.toLocaleString(locale(speech)) })}</summary>
        <p class="soft">${count > first.length ? tell('transferUnmappedFirst', { count: first.length }) : tell('transferUnmappedAll')}</p>
        <div class="scroll" role="region" aria-label=${tell('transferUnmappedAll')} tabindex="0">
          <table>
            <thead>
              <tr>
                <th scope="col">${tell('transferAddress')}</th>
                <th scope="col">${tell('transferId')}</th>
              </tr>
            </thead>
            <tbody>
              ${first.map(
                ({ address, article }) =>
                  html`<tr>
                    <td>${address}</td>
                    <td>${article}</td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </div>
      </details>`
    : nothing;
}

function details({ tell }: Speech, { details: all }: ImportReport): TemplateResult | typeof nothing {
  return all.length
    ? html`<details>
        <summary>${tell('transferDetails', { count: all.length })}</summary>
        <ul>
          ${all.map(({ line, what }) => html`<li>${tell('transferDetailLine', { line, what })}</li>`)}
        </ul>
      </details>`
    : nothing;
}
