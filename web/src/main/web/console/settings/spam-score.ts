import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchSpamScore, resetSpamScore } from './calls.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';
import { scoreStyles } from './style/score.js';
import type { SpamScoreReport } from './types.js';

type Word = SpamScoreReport['words'][number];

/** A bar from the middle, up to 50 to either side; the words beside it say the same. */
const leaning = (by: number): TemplateResult =>
  html`<svg class="share" viewBox="-50 0 100 8" preserveAspectRatio="none" aria-hidden="true">
    <rect class=${by < 0 ? 'ham' : 'spam'} x=${Math.min(0, by)} width=${Math.abs(by)} height="8" />
  </svg>`;

/** What the learned spam score of a site knows, how well it does, and its start from nothing. */
export class SpamScore extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, scoreStyles];

  @state() private report: SpamScoreReport | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  private load(): Promise<void> {
    return this.attempt(async () => {
      this.report = await fetchSpamScore(this.site);
    });
  }

  override render() {
    const { report } = this;
    return html`<p role="status" class="soft">${this.message || (this.busy && !report ? this.tell('loading') : '')}</p>
      <p class="error" role="alert">
        ${this.error}
        ${this.error && !report ? html`<button type="button" @click=${() => this.load()}>${this.tell('tryAgain')}</button>` : nothing}
      </p>
      ${report ? this.panel(report) : nothing}`;
  }

  private panel(report: SpamScoreReport): TemplateResult {
    const { spam, ham, needed, active, words } = report;
    return html`<section aria-labelledby="learned">
        <h3 id="learned">${this.tell('scoreTitle')}</h3>
        <p>${this.tell(active ? 'scoreActive' : 'scoreWaiting', { needed })}</p>
        <dl class="figures">
          ${this.figure('scoreSpam', spam.toLocaleString(this.language), active ? '' : this.tell('scoreOf', { needed }))}
          ${this.figure('scoreHam', ham.toLocaleString(this.language), active ? '' : this.tell('scoreOf', { needed }))}
          ${this.figure('scorePrecision', this.percent(report.precision), this.tell('scorePrecisionHint'))}
          ${this.figure('scoreRecall', this.percent(report.recall), this.tell('scoreRecallHint'))}
        </dl>
        <p class="hint">${this.tell('scoreHint')}</p>
      </section>
      <section aria-labelledby="telling">
        <h3 id="telling">${this.tell('scoreWords')}</h3>
        ${words.length ? this.table(words) : html`<p class="soft">${this.tell('scoreNoWords')}</p>`}
      </section>
      <section aria-labelledby="over">
        <h3 id="over" tabindex="-1">${this.tell('scoreReset')}</h3>
        <p class="hint">${this.tell('scoreResetHint')}</p>
        <button type="button" ?disabled=${!spam && !ham} @click=${() => this.openDialog('reset')}>${this.tell('scoreResetAsk')}</button>
      </section>
      <dialog id="reset" aria-labelledby="reset-title" aria-describedby="reset-text">
        <h3 id="reset-title">${this.tell('scoreReset')}</h3>
        <p id="reset-text">${this.tell('scoreResetSure', { count: (spam + ham).toLocaleString(this.language) })}</p>
        <div class="line act">
          <button type="button" autofocus @click=${() => this.closeDialog('reset')}>${this.tell('cancel')}</button>
          <button type="button" class="danger" @click=${this.reset}>${this.tell('scoreResetDo')}</button>
        </div>
      </dialog>`;
  }

  private figure(label: 'scoreSpam' | 'scoreHam' | 'scorePrecision' | 'scoreRecall', value: string, hint: string): TemplateResult {
    return html`<div><dt>${this.tell(label)}</dt><dd>${value} <span class="hint">${hint}</span></dd></div>`;
  }

  private table(words: Word[]): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${this.tell('scoreWord')}</th>
          <th scope="col">${this.tell('scoreSpeaks')}</th>
          <th scope="col" class="of">${this.tell('scoreInSpam')}</th>
          <th scope="col" class="of">${this.tell('scoreInHam')}</th>
        </tr>
      </thead>
      <tbody>
        ${words.map(
          ({ word, spam, ham, spamicity }) =>
            html`<tr>
              <th scope="row" dir="auto">${word}</th>
              <td>
                ${leaning(100 * (spamicity - 0.5))}
                ${this.tell(spamicity >= 0.5 ? 'scoreForSpam' : 'scoreForHam', { share: this.percent(Math.max(spamicity, 1 - spamicity)) })}
              </td>
              <td class="of">${spam.toLocaleString(this.language)}</td>
              <td class="of">${ham.toLocaleString(this.language)}</td>
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private percent(share: number | null | undefined): string {
    return share === null || share === undefined
      ? this.tell('scoreUnknown')
      : share.toLocaleString(this.language, { style: 'percent', maximumFractionDigits: 0 });
  }

  private readonly reset = (): void => {
    this.closeDialog('reset');
    void this.attempt(async () => {
      await resetSpamScore(this.site);
      this.report = await fetchSpamScore(this.site);
      this.message = this.tell('scoreResetDone');
      this.focusOn('#over');
    });
  };
}
