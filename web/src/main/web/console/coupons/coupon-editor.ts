import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Problem } from '../../api/problem.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchCatalog } from '../catalog/calls.js';
import { CatalogFields, idOf } from '../catalog/fields.js';
import { catalogStyles } from '../catalog/styles.js';
import type { Plan } from '../catalog/types.js';
import { versionLine } from '../catalog/version-line.js';
import { SettingsElement } from '../settings/settings-element.js';
import { formStyles } from '../settings/style/form.js';
import { panelStyles } from '../settings/style/panels.js';
import type { ConsoleKey } from '../words/index.js';
import { fetchCoupon, makeCoupon, saveCoupon } from './calls.js';
import { CouponDraft } from './draft.js';

/** Form of a coupon, with its history beside it; of a new one where it has no code. */
export class CouponEditor extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, formStyles, catalogStyles];

  @property() code = '';
  @state() private draft: CouponDraft | null = null;
  @state() private plans: Plan[] = [];
  @state() private problem: Problem | null = null;
  @state() private overtaken = false;

  get dirty(): boolean {
    return this.draft?.dirty ?? false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  private async load(): Promise<void> {
    await this.attempt(async () => {
      const saved = this.code ? await fetchCoupon(this.site, this.code) : null;
      this.plans = (await fetchCatalog(this.site)).value.publications.flatMap((publication) => publication.plans);
      this.draft = new CouponDraft(saved);
    });
    this.focusOn(`#${idOf(this.code ? '/percent' : '/code')}`);
  }

  override render() {
    const { draft } = this;
    if (!draft) {
      return html`<p class=${this.error ? 'error' : 'soft'} role=${this.error ? 'alert' : 'status'}>${this.error || this.tell('loading')}</p>`;
    }
    const fields = new CatalogFields(this.tell, this.problem?.errors ?? [], () => this.onChange());
    return html`<div class="screen">
      <div class="form">
        ${this.overtaken ? html`<div class="warning" id="overtaken" tabindex="-1">${this.tell('couponOvertaken')}</div>` : nothing}
        <div class="fields" ?inert=${this.busy}>
          ${draft.saved
            ? html`<h3>${draft.value.code}</h3>
                <p class="hint">${this.tell('couponCodeFixed')}</p>`
            : fields.text('/code', this.tell('couponCode'), draft.value.code, (typed) => (draft.value.code = typed), {
                hint: this.tell('couponCodeHint'),
                maxlength: 32,
              })}
          ${this.worth(fields, draft)} ${this.bounds(fields, draft)} ${this.choice(fields, draft)}
        </div>
        ${this.bar(draft)}
      </div>
      ${this.history(draft)}
    </div>`;
  }

  private worth(fields: CatalogFields, draft: CouponDraft): TemplateResult {
    const { value } = draft;
    return html`<section>
      ${fields.choice(
        '/worth',
        this.tell('couponWorth'),
        draft.byAmount ? 'AMOUNT' : 'PERCENT',
        [
          ['PERCENT', this.tell('couponWorth_PERCENT')],
          ['AMOUNT', this.tell('couponWorth_AMOUNT')],
        ],
        (chosen) => (draft.byAmount = chosen === 'AMOUNT'),
      )}
      <div class="numbers">
        ${draft.byAmount
          ? this.currencies(draft).map((currency) =>
              fields.text(
                `/amounts/${currency}`,
                this.tell('couponAmount', { currency }),
                value.amounts[currency],
                (typed) => (value.amounts = { ...value.amounts, [currency]: typed }),
                { inputmode: 'decimal', hint: this.tell('couponAmountHint'), small: true },
              ),
            )
          : fields.text('/percent', this.tell('couponPercent'), value.percent, (typed) => (value.percent = typed), { inputmode: 'decimal', small: true })}
      </div>
    </section>`;
  }

  private bounds(fields: CatalogFields, { value, saved }: CouponDraft): TemplateResult {
    return html`<section>
      <div class="numbers">
        ${fields.text('/from', this.tell('couponFrom'), value.from, (typed) => (value.from = typed), { type: 'date', small: true, hint: this.tell('couponDaysHint') })}
        ${fields.text('/until', this.tell('couponUntil'), value.until, (typed) => (value.until = typed), { type: 'date', small: true })}
        ${fields.text('/limit', this.tell('couponLimit'), value.limit, (typed) => (value.limit = typed), {
          inputmode: 'numeric',
          small: true,
          hint: this.tell('couponLimitHint', { used: saved?.value.used ?? 0 }),
        })}
      </div>
    </section>`;
  }

  private choice(fields: CatalogFields, { value }: CouponDraft): TemplateResult {
    const gone = value.plans.filter((id) => !this.plans.some((plan) => plan.id === id));
    const offered: [string, string][] = [...this.plans.map((plan): [string, string] => [plan.id, `${plan.name} (${plan.id})`]), ...gone.map((id): [string, string] => [id, id])];
    const choose = (id: string, on: boolean): void => {
      value.plans = [...value.plans.filter((known) => known !== id), ...(on ? [id] : [])];
    };
    const flaw = this.problem?.errors.find((error) => error.pointer?.startsWith('/plans'))?.detail ?? '';
    return html`<section>
      <fieldset aria-describedby="plans-hint plans-error">
        <legend>${this.tell('couponPlans')}</legend>
        <p class="hint" id="plans-hint">${this.tell('couponPlansHint')}</p>
        ${offered.map(([id, name]) => fields.box(name, value.plans.includes(id), (on) => choose(id, on)))}
        <p class="error" id="plans-error">${flaw}</p>
      </fieldset>
    </section>`;
  }

  /** Currencies of the plans, and those of amounts whose plans are gone. */
  private currencies({ value }: CouponDraft): string[] {
    return [...new Set([...this.plans.flatMap((plan) => [plan.currency, ...Object.keys(plan.prices ?? {})]), ...Object.keys(value.amounts)])].sort();
  }

  private bar(draft: CouponDraft): TemplateResult {
    const { dirty, saved } = draft;
    return html`<div class="bar-of-changes ${dirty ? 'unsaved' : ''}">
      <p role="status" tabindex="-1">${this.busy ? this.tell('saving') : this.message}</p>
      <p class="error" role="alert">${this.error}</p>
      <div class="line">
        <button type="button" class="main" aria-disabled=${this.busy} ?disabled=${Boolean(saved) && !dirty} @click=${() => this.save(saved ? 'couponSaved' : 'couponMade')}>
          ${this.tell(saved ? 'save' : 'couponMake')}
        </button>
        ${saved
          ? html`<button type="button" class=${draft.value.ended ? '' : 'danger'} ?disabled=${this.busy || dirty} @click=${this.onEnd}>
              ${this.tell(draft.value.ended ? 'couponReopen' : 'couponEnd')}
            </button>`
          : nothing}
      </div>
    </div>`;
  }

  private history({ saved }: CouponDraft): TemplateResult | typeof nothing {
    return saved
      ? html`<section class="beside" aria-labelledby="history">
          <p>
            <span class="badge">${this.tell(`couponState_${saved.value.state}`)}</span>
            ${this.tell('couponUsedOf', { used: saved.value.used, limit: saved.value.limit ?? 10_000 })}
          </p>
          <h3 id="history">${this.tell('catalogHistory')}</h3>
          <ol class="versions">
            ${(saved.value.history ?? []).map((version) => versionLine(this.tell, this.language, version))}
          </ol>
        </section>`
      : nothing;
  }

  private onChange(): void {
    this.message = '';
    this.requestUpdate();
  }

  private readonly onEnd = (): void => {
    const { value } = this.draft!;
    value.ended = !value.ended;
    void this.save(value.ended ? 'couponEnded' : 'couponReopened').then(() => {
      // Where it was not taken, the form says how it is.
      value.ended = this.draft?.saved?.value.ended ?? false;
      this.requestUpdate();
    });
  };

  private save(done: ConsoleKey): Promise<void> {
    return this.attempt(() => this.send(this.draft!, done));
  }

  private async send(draft: CouponDraft, done: ConsoleKey): Promise<void> {
    this.problem = null;
    const coupon = draft.sent();
    try {
      draft.settle(draft.saved ? await saveCoupon(this.site, coupon, draft.saved.tag) : await makeCoupon(this.site, coupon));
      this.overtaken = false;
      this.message = this.tell(done, { code: coupon.code });
      this.focusOn('[role=status]');
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      await this.refused(draft, error);
    }
  }

  private async refused(draft: CouponDraft, problem: Problem): Promise<void> {
    if (problem.status === 412) {
      draft.saved = await fetchCoupon(this.site, draft.value.code);
      this.overtaken = true;
      this.focusOn('#overtaken');
    } else if (problem.status === 409) {
      this.error = this.tell('couponTaken');
      this.focusOn(`#${idOf('/code')}`);
    } else if (problem.status === 400) {
      this.problem = problem;
      this.error = this.tell('catalogFlaws', { count: problem.errors.length || 1 });
      this.focusOn(`#${idOf(problem.errors[0]?.pointer ?? '')}`);
    } else {
      throw problem;
    }
  }
}
