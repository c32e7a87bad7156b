import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { localeOf } from '../../i18n/index.js';
import { money } from '../../subscription/money.js';
import { TableElement } from '../table-element.js';
import type { ConsoleKey } from '../words/index.js';
import { fetchCoupons, type Coupon } from './calls.js';
import type { CouponEditor } from './coupon-editor.js';

/** Coupons of a site with their uses; one of them, or a new one, in its form. */
export class CouponList extends TableElement<Coupon> {
  protected states = [''];
  protected name = 'couponsName' as const;
  protected columns = ['couponCode', 'couponWorth', 'couponFor', 'couponDays', 'couponUsed', 'couponState', 'couponChange'] satisfies ConsoleKey[];
  protected nothingHere = 'couponsNone' as const;
  /** Code of the one in the form; empty for a new one, null without a form. */
  @state() private edited: string | null = null;

  protected fetchPage(cursor: string | null) {
    return fetchCoupons(this.site, cursor);
  }

  /** There are no states to choose from. */
  protected override filterField(): TemplateResult {
    return html`<button type="button" class="main" id="new" @click=${() => this.edit('')}>${this.tell('couponNew')}</button>`;
  }

  override render() {
    return this.edited === null
      ? html`<p class="soft">${this.tell('couponsHint')}</p>
          ${super.render()}`
      : html`<p><button type="button" @click=${this.back}>${this.tell('couponBack')}</button></p>
          <coupon-editor site=${this.site} code=${this.edited}></coupon-editor>`;
  }

  protected cells(coupon: Coupon): TemplateResult {
    const { code, plans, used, limit } = coupon;
    return html`<th scope="row">${code}</th>
      <td>${this.worth(coupon)}</td>
      <td>${plans.length ? this.tell('couponSomePlans', { count: plans.length }) : this.tell('couponAllPlans')}</td>
      <td>${this.days(coupon)}</td>
      <td class="count">${limit === null ? used : this.tell('couponUsedOf', { used, limit })}</td>
      <td><span class="state">${this.tell(`couponState_${coupon.state}`)}</span></td>
      <td><button type="button" aria-label=${this.tell('couponChangeOf', { code })} @click=${() => this.edit(code)}>${this.tell('couponChange')}</button></td>`;
  }

  private worth({ percent, amounts }: Coupon): string {
    return percent === null
      ? Object.entries(amounts)
          .map(([currency, amount]) => money(localeOf(this.language), amount ?? 0, currency))
          .join(', ')
      : `${Number(percent).toLocaleString(localeOf(this.language))} %`;
  }

  private days({ from, until }: Coupon): string {
    const day = (iso: string): string => new Date(`${iso}T00:00`).toLocaleDateString(localeOf(this.language), { dateStyle: 'medium' });
    if (from && until) {
      return this.tell('couponBetween', { from: day(from), until: day(until) });
    }
    return from ? this.tell('couponSince', { from: day(from) }) : until ? this.tell('couponTo', { until: day(until) }) : this.tell('couponAlways');
  }

  private edit(code: string): void {
    this.edited = code;
  }

  /** What is not saved is given up only when asked. */
  private readonly back = async (): Promise<void> => {
    const editor = this.renderRoot.querySelector<CouponEditor>('coupon-editor');
    if (editor?.dirty && !confirm(this.tell('couponDiscard'))) {
      return;
    }
    this.edited = null;
    await this.load();
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#new')?.focus();
  };
}
