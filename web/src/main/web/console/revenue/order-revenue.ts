import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { dateTime } from '../../i18n/dates.js';
import { localeOf } from '../../i18n/index.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { money } from '../../subscription/money.js';
import { parameter, viewAddress } from '../address.js';
import type { Speech } from '../desk/parts.js';
import { dayChart, type DayChart, type Series } from '../statistics/day-chart.js';
import { dayName, number, sum } from '../statistics/figures.js';
import type { Period } from '../statistics/period.js';
import { statisticsStyles } from '../statistics/styles.js';
import { tellIn, type ConsoleKey, type Tell } from '../words/index.js';
import { fetchRevenue, revenueFile, type Month, type Revenue } from './calls.js';
import { monthForm, months } from './month-form.js';
import { revenueStyles } from './styles.js';

/** As many as the service adds up at once. */
const MAX_MONTHS = 36;

const readPeriod = (): Period => ({ from: parameter('from'), to: parameter('to') });
const addressOf = ({ from, to }: Period): string => viewAddress({ tab: 'orders', view: 'revenue', from, to });

/** Revenue of the subscriptions by month and currency, and how many began, went on and ended. */
export class OrderRevenue extends SpeakingElement implements Speech {
  static override styles = [tokens, controls, statisticsStyles, revenueStyles];

  @property() site = '';
  @state() private found: Revenue | null = null;
  @state() private busy = false;
  @state() private error = '';
  /** The month of now in the site's time zone, once it was told. */
  private current = new Date().toLocaleDateString('sv').slice(0, 7);
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
    const period = readPeriod();
    const shown = { from: period.from || (found?.from ?? ''), to: period.to || (found?.to ?? '') };
    return html`${monthForm(this, shown, this.current, (chosen) => this.open(chosen))}
      <p role="status" class="soft">${this.busy ? tell('loading') : found ? this.range(found) : nothing}</p>
      <p class="error" role="alert">${this.error}</p>
      ${found ? html`<div class=${this.busy ? 'stale' : ''}>${this.content(found)}</div>` : nothing}`;
  }

  private range({ from, to, timeZone, asOf }: Revenue): string {
    const name = (month: string): string => dayName(this, `${month}-01`, { month: 'long', year: 'numeric' });
    const range = this.tell('revenueRange', { from: name(from), to: name(to), zone: timeZone });
    return `${range}; ${this.tell('statAsOf', { when: dateTime(this.language, asOf) })}`;
  }

  private content(found: Revenue): TemplateResult {
    const { from, to } = found;
    return found.currencies.length
      ? html`<p><a href=${revenueFile(this.site, { from, to })} download>${this.tell('revenueCsv')}</a></p>
          ${found.currencies.map(({ currency, months: all }) => this.inCurrency(currency, all))}`
      : html`<p class="none">${this.tell('revenueNone')}</p>`;
  }

  private inCurrency(currency: string, all: Month[]): TemplateResult {
    const { tell } = this;
    const count = (value: number): string => number(this, value);
    const amount = (value: number): string => money(localeOf(this.language), value, currency);
    const percent = (value: number): string => (value / 100).toLocaleString(localeOf(this.language), { style: 'percent', maximumFractionDigits: 1 });
    const series = (name: ConsoleKey, value: (month: Month) => number | null): Series => ({ name: tell(name), values: all.map(value) });
    const chart = (title: ConsoleKey, text: (value: number) => string, ...drawn: Series[]): DayChart => ({
      title: `${tell(title)} (${currency})`,
      hint: tell(`${title}Hint` as ConsoleKey),
      days: all.map(({ month }) => `${month}-01`),
      months: true,
      text,
      series: drawn,
    });
    return html`<section aria-label=${tell('revenueIn', { currency })}>
      ${this.summary(currency, all)}
      <div class="charts">
        ${dayChart(this, {
          ...chart('revenueTitle', amount, series('revenueTitle', ({ revenue }) => revenue)),
          axis: this.short(currency),
        })}
        ${dayChart(
          this,
          chart('revenueBegun', count, series('revenueNew', ({ newOrders }) => newOrders), series('revenueRenewed', ({ renewals }) => renewals)),
        )}
        ${dayChart(
          this,
          chart('revenueEnded', count, series('revenueLapsed', ({ lapsed }) => lapsed), series('revenueCancelled', ({ cancelled }) => cancelled)),
        )}
        ${dayChart(this, chart('revenueActive', count, series('revenueActive', ({ active }) => active)))}
        ${dayChart(this, chart('revenueChurn', percent, series('revenueChurn', ({ churn }) => (churn === null ? null : churn * 100))))}
      </div>
    </section>`;
  }

  /** Amounts on an axis, where there is room for few characters; whole below ten thousand. */
  private short(currency: string): (value: number) => string {
    return (value) =>
      Math.abs(value) < 10_000
        ? value.toLocaleString(localeOf(this.language), { maximumFractionDigits: currency === 'VND' ? 0 : 2 })
        : value.toLocaleString(localeOf(this.language), { notation: 'compact', maximumFractionDigits: 1 });
  }

  private summary(currency: string, all: Month[]): TemplateResult {
    const { tell } = this;
    const total = (value: (month: Month) => number): number => sum(all.map(value));
    const figure = (name: ConsoleKey, value: string, more = ''): TemplateResult =>
      html`<div>
        <dt>${tell(name)}</dt>
        <dd><strong>${value}</strong>${more ? html` <span class="soft">${more}</span>` : nothing}</dd>
      </div>`;
    const amount = (value: number): string => money(localeOf(this.language), value, currency);
    return html`<h3>${tell('revenueIn', { currency })}</h3>
      <dl aria-label=${tell('statSummary')}>
        ${figure(
          'revenueTitle',
          amount(total(({ revenue }) => revenue)),
          tell('revenueParts', { paid: amount(total(({ paid }) => paid)), refunded: amount(total(({ refunded }) => refunded)) }),
        )}
        ${figure('revenueNew', number(this, total(({ newOrders }) => newOrders)))}
        ${figure('revenueRenewed', number(this, total(({ renewals }) => renewals)))}
        ${figure('revenueLapsed', number(this, total(({ lapsed }) => lapsed)))}
        ${figure('revenueCancelled', number(this, total(({ cancelled }) => cancelled)))}
        ${figure('revenueActive', number(this, all.at(-1)?.active ?? 0), tell('revenueAtEnd'))}
      </dl>`;
  }

  private open(period: Period): void {
    history.pushState(null, '', addressOf(period));
    void this.load();
  }

  private readonly onHistory = (): void => {
    if (this.isConnected && parameter('view') === 'revenue') {
      void this.load();
    }
  };

  private async load(): Promise<void> {
    const asked = ++this.asked;
    const period = readPeriod();
    const length = period.from && period.to ? months(period) : 1;
    this.error = length <= 0 ? this.tell('revenueWrongOrder') : length > MAX_MONTHS ? this.tell('revenueTooLong', { count: MAX_MONTHS }) : '';
    this.requestUpdate();
    if (this.error) {
      this.busy = false;
      return;
    }
    this.busy = true;
    try {
      const found = await fetchRevenue(this.site, period);
      if (asked === this.asked) {
        this.found = found;
        this.current = new Date(found.asOf).toLocaleDateString('sv', { timeZone: found.timeZone }).slice(0, 7);
      }
    } catch (error) {
      if (asked === this.asked) {
        this.error = this.explain(error);
      }
    } finally {
      this.busy &&= asked !== this.asked;
    }
  }
}
