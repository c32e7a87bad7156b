import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { Problem } from '../../api/problem.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchReasons, saveReasons } from './calls.js';
import { draftOf, keep } from './drafts.js';
import { MOST_REASONS, ReasonDraft, type ReasonFlaw, type ReasonRow } from './reason-draft.js';
import { SettingsElement } from './settings-element.js';
import { formStyles } from './style/form.js';
import { panelStyles } from './style/panels.js';
import { reasonStyles } from './style/reasons.js';
import type { CannedReason } from './types.js';

/** Editor of the reasons that moderators of a site give, in the order in which they are offered. */
export class ReasonList extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, formStyles, reasonStyles];

  @state() private draft: ReasonDraft | null = null;
  /** What another moderator saved meanwhile. */
  @state() private theirs: CannedReason[] | null = null;
  /** Problems are shown from the first attempt to save on. */
  @state() private checked = false;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  private async load(): Promise<void> {
    const name = `reasons ${this.site}`;
    this.draft = draftOf<ReasonDraft>(name) ?? null;
    if (!this.draft?.dirty) {
      await this.attempt(async () => {
        this.draft = keep(name, new ReasonDraft(await fetchReasons(this.site)));
      });
    }
  }

  override render() {
    const { draft } = this;
    if (!draft) {
      return this.error
        ? html`<p class="error" role="alert">${this.error} <button type="button" @click=${() => this.load()}>${this.tell('tryAgain')}</button></p>`
        : html`<p class="soft" role="status">${this.tell('loading')}</p>`;
    }
    return html`<section class="form" aria-labelledby="reasons-title">
      <h3 id="reasons-title">${this.tell('reasonListTitle')}</h3>
      <p class="hint">${this.tell('reasonListHint')}</p>
      ${this.theirs
        ? html`<div class="warning" id="overtaken" tabindex="-1">
            <p><strong>${this.tell('overtakenReasons')}</strong></p>
            <p>${this.theirs.map(({ label }) => label).join(', ') || this.tell('reasonNone')}</p>
            <p>${this.tell('overtakenReasonsNow')}</p>
          </div>`
        : nothing}
      <div ?inert=${this.busy}>
        <ol class="reasons">
          ${repeat(
            draft.rows,
            ({ key }) => key,
            (row, place) => this.row(draft, row, place),
          )}
        </ol>
        ${draft.rows.length ? nothing : html`<p class="soft">${this.tell('reasonNone')}</p>`}
        <p>
          <button type="button" id="add" ?disabled=${draft.rows.length >= MOST_REASONS} @click=${this.add}>${this.tell('reasonAdd')}</button>
          ${draft.rows.length >= MOST_REASONS ? html`<span class="soft">${this.tell('reasonMost', { count: MOST_REASONS })}</span>` : nothing}
        </p>
        ${this.mails(draft)}
      </div>
      ${this.bar(draft)}
    </section>`;
  }

  private row(draft: ReasonDraft, row: ReasonRow, place: number): TemplateResult {
    const name = row.label || this.tell('reasonNew');
    const flaws = this.checked ? draft.flaws(row) : [];
    return html`<li id="reason-${row.key}" aria-label=${name}>
      <div class="texts">
        ${this.text(draft, row, 'label', flaws)} ${this.text(draft, row, 'statement', flaws)} ${this.text(draft, row, 'code', flaws)}
      </div>
      <div class="line moves">
        <button type="button" class="up" aria-label=${this.tell('reasonUp', { name })} ?disabled=${place === 0} @click=${() => this.move(row, -1)}>↑</button>
        <button
          type="button"
          class="down"
          aria-label=${this.tell('reasonDown', { name })}
          ?disabled=${place === draft.rows.length - 1}
          @click=${() => this.move(row, 1)}
        >
          ↓
        </button>
        <button type="button" aria-label=${this.tell('reasonRemove', { name })} @click=${() => this.removeRow(row, place)}>${this.tell('remove')}</button>
      </div>
    </li>`;
  }

  private text(draft: ReasonDraft, row: ReasonRow, field: keyof CannedReason, flaws: ReasonFlaw[]): TemplateResult {
    const id = `${field}-${row.key}`;
    const flaw = flaws.find((one) => one.startsWith(field));
    const onInput = (event: Event): void => {
      draft.type(row, field, (event.target as HTMLInputElement).value);
      this.message = '';
      this.requestUpdate();
    };
    const described = `${id}-problem`;
    const invalid = flaw ? 'true' : 'false';
    return html`<div class=${field}>
      <label for=${id}>${this.tell(`reason_${field}`)}</label>
      ${field === 'statement'
        ? html`<textarea id=${id} rows="2" aria-describedby=${described} aria-invalid=${invalid} .value=${live(row[field])} @input=${onInput}></textarea>`
        : html`<input id=${id} autocomplete="off" aria-describedby=${described} aria-invalid=${invalid} .value=${live(row[field])} @input=${onInput} />`}
      <p class="error" id="${id}-problem">${flaw ? this.tell(`reasonFlaw_${flaw}`) : ''}</p>
    </div>`;
  }

  private mails(draft: ReasonDraft): TemplateResult | typeof nothing {
    return draft.mails === undefined
      ? nothing
      : html`<label class="choice">
          <input
            type="checkbox"
            name="mails"
            .checked=${live(draft.mails)}
            @change=${(event: Event) => {
              draft.mail((event.target as HTMLInputElement).checked);
              this.requestUpdate();
            }}
          />
          <span>${this.tell('reasonMails')}<span class="hint">${this.tell('reasonMailsHint')}</span></span>
        </label>`;
  }

  private bar(draft: ReasonDraft): TemplateResult {
    const { dirty } = draft;
    return html`<div class="bar-of-changes ${dirty ? 'unsaved' : ''}">
      <p role="status">${this.busy ? this.tell('saving') : dirty ? this.tell('unsavedReasons') : this.message || this.tell('allSaved')}</p>
      <p class="error" role="alert">${this.error}</p>
      <div class="line">
        <button type="button" class="main" aria-disabled=${this.busy} ?disabled=${!dirty} @click=${this.onSave}>${this.tell('save')}</button>
        <button type="button" ?disabled=${!dirty || this.busy} @click=${this.discard}>${this.tell('discard')}</button>
      </div>
    </div>`;
  }

  private readonly add = (): void => {
    const row = this.draft!.add();
    this.requestUpdate();
    this.focusOn(`#label-${row.key}`);
  };

  private removeRow(row: ReasonRow, place: number): void {
    this.draft!.remove(row);
    this.requestUpdate();
    const next = this.draft!.rows[Math.min(place, this.draft!.rows.length - 1)];
    this.focusOn(next ? `#label-${next.key}` : '#add');
  }

  /** The focus stays on the button, or goes to the other one at the end of the list. */
  private move(row: ReasonRow, step: 1 | -1): void {
    this.draft!.move(row, step);
    this.message = '';
    this.requestUpdate();
    const buttons = [`.${step < 0 ? 'up' : 'down'}`, `.${step < 0 ? 'down' : 'up'}`];
    void this.updateComplete.then(() => {
      const item = this.renderRoot.querySelector(`#reason-${row.key}`)!;
      buttons
        .map((button) => item.querySelector<HTMLButtonElement>(button)!)
        .find((button) => !button.disabled)
        ?.focus();
    });
  }

  private readonly discard = (): void => {
    this.draft!.discard();
    this.checked = false;
    this.theirs = null;
    this.error = '';
    this.message = this.tell('discarded');
  };

  private readonly onSave = (): Promise<void> | void => {
    const draft = this.draft!;
    this.checked = true;
    const wrong = draft.rows.map((row) => ({ row, flaw: draft.flaws(row)[0] })).find(({ flaw }) => flaw);
    if (wrong?.flaw) {
      this.focusOn(`#${wrong.flaw.replace('Twice', '')}-${wrong.row.key}`);
      return;
    }
    return this.attempt(() => this.save(draft));
  };

  private async save(draft: ReasonDraft): Promise<void> {
    try {
      draft.settle(await saveReasons(this.site, { value: draft.value, tag: draft.saved.tag }));
      this.theirs = null;
      this.checked = false;
      this.message = this.tell('saved');
    } catch (error) {
      if (!(error instanceof Problem && error.status === 412)) {
        throw error;
      }
      draft.saved = await fetchReasons(this.site);
      this.theirs = draft.saved.value.items;
      this.focusOn('#overtaken');
    }
  }
}
