import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { dateTime } from '../../i18n/dates.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import type { Speech } from '../desk/parts.js';
import { tellIn, type Tell } from '../words/index.js';
import { fetchStatistics, type Day, type Statistics } from './calls.js';
import { dayChart, type Series } from './day-chart.js';
import { dayForm } from './day-form.js';
import { dayName, duration, median, number, share, sum } from './figures.js';
import { addressOf, length, MAX_DAYS, readPeriod, type Period } from './period.js';
import { statisticsStyles } from './styles.js';
import { articleTable, moderatorTable, ruleTable } from './tables.js';

/** Comments, reports and decisions of a site by day, and who and what they were about. */
export class SiteStatistics extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, statisticsStyles];

  @property() site = '';
  @state() private period: Period = readPeriod();
  @state() private found: Statistics | null = null;
  @state() private busy = false;
  @state() private error = '';
  private asked = 0;
  tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    addEventListener('popstate', this.onHistory);
    void this.updateComplete.then(() => this.load());
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('popstate', this.onHistory);
  }

  override render(): TemplateResult {
    const { found, tell } = this;
    const day = (iso: string): string => dayName(this, iso, { day: 'numeric', month: 'long', year: 'numeric' });
    return html`${dayForm(this, this.period, found, (period) => this.open(period))}
      <p role="status" class="soft">
        ${this.busy
          ? tell('loading')
          : found
            ? `${tell('statRange', { from: day(found.from), to: day(found.to), zone: found.timeZone })}${
                found.asOf ? `; ${tell('statAsOf', { when: dateTime(this.language, found.asOf) })}` : ''
              }`
            : nothing}
      </p>
      <p class="error" role="alert">${this.error}</p>
      ${found ? html`<div class=${this.busy ? 'stale' : ''}>${this.content(found)}</div>` : nothing}`;
  }

  private content(found: Statistics): TemplateResult {
    const { tell } = this;
    const { days } = found;
    const names = days.map(({ day }) => day);
    const text = (value: number): string => number(this, value);
    const one = (name: string, value: (day: Day) => number | null): Series => ({ name, values: days.map(value) });
    return html`${this.summary(days)}
      <div class="charts">
        ${dayChart(this, {
          title: tell('statComments'),
          days: names,
          text,
          series: [one(tell('statPublishedAtOnce'), (day) => Math.max(0, day.comments - day.held)), one(tell('statHeld'), (day) => day.held)],
        })}
        ${dayChart(this, { title: tell('statDecisions'), days: names, text, series: [one(tell('statDecisions'), (day) => day.decisions)] })}
        ${dayChart(this, {
          title: tell('statTime'),
          hint: tell('statTimeHint'),
          days: names,
          text: (seconds) => (seconds ? duration(this, seconds) : '0'),
          time: true,
          series: [one(tell('statTime'), (day) => day.secondsToDecision)],
        })}
        ${dayChart(this, { title: tell('statReports'), days: names, text, series: [one(tell('statReports'), (day) => day.reports)] })}
      </div>
      <div class="tables">${articleTable(this, found)} ${moderatorTable(this, found)} ${ruleTable(this, found)}</div>`;
  }

  private summary(days: Day[]): TemplateResult {
    const { tell } = this;
    const comments = sum(days.map((day) => day.comments));
    const held = sum(days.map((day) => day.held));
    const time = median(days.flatMap(({ secondsToDecision }) => secondsToDecision ?? []));
    const figure = (name: string, value: string, more = ''): TemplateResult =>
      html`<div>
        <dt>${name}</dt>
        <dd><strong>${value}</strong>${more ? html` <span class="soft">${more}</span>` : nothing}</dd>
      </div>`;
    return html`<dl aria-label=${tell('statSummary')}>
      ${figure(tell('statComments'), number(this, comments))}
      ${figure(tell('statHeld'), number(this, held), comments ? tell('statShareHeld', { share: share(this, held, comments) }) : '')}
      ${figure(tell('statDecisions'), number(this, sum(days.map((day) => day.decisions))))}
      ${figure(tell('statTime'), time === null ? '–' : duration(this, time), time === null ? '' : tell('statMedianOfDays'))}
      ${figure(tell('statReports'), number(this, sum(days.map((day) => day.reports))))}
    </dl>`;
  }

  private open(period: Period): void {
    history.pushState(null, '', addressOf(period));
    void this.load();
  }

  private readonly onHistory = (): void => {
    if (this.isConnected && addressOf(readPeriod()) !== addressOf(this.period)) {
      void this.load();
    }
  };

  private async load(): Promise<void> {
    const asked = ++this.asked;
    this.period = readPeriod();
    this.error = this.wrong(this.period);
    if (this.error) {
      this.busy = false;
      return;
    }
    this.busy = true;
    try {
      const found = await fetchStatistics(this.site, this.period);
      if (asked === this.asked) {
        this.found = found;
      }
    } catch (error) {
      if (asked === this.asked) {
        this.error = this.explain(error);
      }
    } finally {
      this.busy &&= asked !== this.asked;
    }
  }

  /** What is wrong with a period that has both ends; empty where the service may judge. */
  private wrong(period: Period): string {
    const days = length(period);
    return days <= 0 ? this.tell('statWrongOrder') : days > MAX_DAYS ? this.tell('statTooLong', { days: MAX_DAYS }) : '';
  }
}
