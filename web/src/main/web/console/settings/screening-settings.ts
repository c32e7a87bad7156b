import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { Problem } from '../../api/problem.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchSettings, saveSettings } from './calls.js';
import { SettingsDraft, type Overtaken } from './draft.js';
import { draftOf, keep } from './drafts.js';
import { isValid, numbersOf, parsed } from './fields.js';
import { screeningForm } from './screening-form.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';
import { formStyles } from './style/form.js';
import type { SettingsTrial } from './trial.js';
import type { DryRun, Field, ModerationSettings, NumberField } from './types.js';

/** The moderation settings of a site in a form, with what they would do beside it. */
export class ScreeningSettings extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, formStyles];

  @state() private draft: SettingsDraft | null = null;
  @state() private overtaken: Overtaken | null = null;
  /** What the trial says against saving; `unknown` where it could not be run. */
  @state() private doubt: DryRun | 'unknown' | null = null;
  private problems = new Map<string, string>();

  override connectedCallback(): void {
    super.connectedCallback();
    void this.updateComplete.then(() => this.load());
  }

  private async load(): Promise<void> {
    const name = `settings ${this.site}`;
    this.draft = draftOf<SettingsDraft>(name) ?? null;
    if (this.draft?.dirty) {
      return;
    }
    await this.attempt(async () => {
      this.draft = keep(name, new SettingsDraft(await fetchSettings(this.site)));
    });
  }

  override render() {
    const { draft } = this;
    if (!draft) {
      return this.error
        ? html`<p class="error" role="alert">${this.error} <button type="button" @click=${() => this.load()}>${this.tell('tryAgain')}</button></p>`
        : html`<p class="soft" role="status">${this.tell('loading')}</p>`;
    }
    const valid = this.invalid().length === 0;
    return html`<div class="screen">
        <div class="form">
          ${this.overtakenNotice()}
          <div class="fields" ?inert=${this.busy}>
            ${screeningForm(this, this.site, {
              draft,
              problems: this.problems,
              set: (field, value) => this.set(field, value),
              type: (field, typed) => this.type(field, typed),
            })}
          </div>
          ${this.bar(draft)}
        </div>
        <div class="beside">
          <text-test site=${this.site} .settings=${draft.values} .valid=${valid}></text-test>
          <settings-trial site=${this.site} .settings=${draft.values} .saved=${draft.saved.value} .valid=${valid}></settings-trial>
        </div>
      </div>
      ${this.doubtDialog()}`;
  }

  private bar(draft: SettingsDraft): TemplateResult {
    const names = this.names(draft.changes);
    const unsaved = names || this.invalid().length;
    return html`<div class="bar-of-changes ${unsaved ? 'unsaved' : ''}">
      <p role="status">
        ${this.busy ? this.tell('saving') : unsaved ? this.tell('unsaved', { names: names || this.names(this.invalid()) }) : this.message || this.tell('allSaved')}
      </p>
      <p class="error" role="alert">${this.error}</p>
      <div class="line">
        <button type="button" class="main" aria-disabled=${this.busy} ?disabled=${!unsaved} @click=${this.onSave}>${this.tell('save')}</button>
        <button type="button" ?disabled=${!unsaved || this.busy} @click=${this.discard}>${this.tell('discard')}</button>
      </div>
    </div>`;
  }

  private overtakenNotice(): TemplateResult | typeof nothing {
    if (!this.overtaken) {
      return nothing;
    }
    const { theirs, both } = this.overtaken;
    return html`<div class="warning" id="overtaken" tabindex="-1">
      <p><strong>${this.tell('overtaken')}</strong></p>
      <p>${this.tell('overtakenTheirs', { names: this.names(theirs) })}</p>
      ${both.length ? html`<p>${this.tell('overtakenBoth', { names: this.names(both) })}</p>` : nothing}
      <p>${this.tell('overtakenNow')}</p>
      <button type="button" @click=${() => (this.overtaken = null)}>${this.tell('close')}</button>
    </div>`;
  }

  private doubtDialog(): TemplateResult {
    const { doubt } = this;
    const says =
      doubt === 'unknown' || !doubt
        ? this.tell('trialFailed', { why: this.error })
        : this.tell(`warning_${doubt.warning ?? 'HOLDS_ALL'}`, {
            held: doubt.held.length,
            refused: doubt.refused.length,
            screened: doubt.screened,
          });
    return html`<dialog id="doubt" aria-labelledby="doubt-title" aria-describedby="doubt-text">
      <h3 id="doubt-title">${this.tell('doubtTitle')}</h3>
      <p id="doubt-text">${says}</p>
      <div class="line act">
        <button type="button" autofocus @click=${() => this.closeDialog('doubt')}>${this.tell('doubtBack')}</button>
        <button type="button" class="main" @click=${this.saveAnyway}>${this.tell('saveAnyway')}</button>
      </div>
    </dialog>`;
  }

  private set<F extends Field>(field: F, value: ModerationSettings[F]): void {
    this.draft!.set(field, value);
    this.problems.delete(field);
    this.message = '';
    this.requestUpdate();
  }

  private type(field: NumberField, typed: string): void {
    this.draft!.typed.set(field, typed);
    this.set(field, parsed(typed));
  }

  private readonly discard = (): void => {
    this.draft!.discard();
    this.forgetInput();
    this.message = this.tell('discarded');
    this.error = '';
  };

  private forgetInput(): void {
    this.draft!.typed.clear();
    this.problems = new Map();
    this.requestUpdate();
  }

  private invalid(): NumberField[] {
    const { values } = this.draft!;
    return numbersOf(values).filter((field) => !isValid(field, values[field]));
  }

  /** Whether every field can be saved; the focus goes to the first that cannot. */
  private isReady(): boolean {
    const [wrong] = this.invalid();
    if (wrong) {
      this.focusOn(`#${wrong}`);
    }
    return !wrong;
  }

  private readonly onSave = (): Promise<void> | void => {
    if (!this.isReady()) {
      return;
    }
    return this.attempt(async () => {
      this.doubt = await this.doubts();
      if (this.doubt) {
        this.openDialog('doubt');
      } else {
        await this.save();
      }
    });
  };

  /** Settings that hold everything, as the saved ones do already, are no news. */
  private async doubts(): Promise<DryRun | 'unknown' | null> {
    const { values, saved } = this.draft!;
    const trial = this.renderRoot.querySelector<SettingsTrial>('settings-trial')!;
    try {
      const result = await trial.resultOf(values);
      const known = result.warning === 'HOLDS_ALL' && saved.value.mode === 'PREMODERATED';
      return result.warning && !known ? result : null;
    } catch (error) {
      // What the trial refuses is refused at its field when it is saved.
      if (error instanceof Problem && error.status === 400) {
        return null;
      }
      this.error = this.explain(error);
      return 'unknown';
    }
  }

  private readonly saveAnyway = (): void => {
    this.closeDialog('doubt');
    void this.attempt(() => this.save());
  };

  private async save(): Promise<void> {
    if (!this.isReady()) {
      return;
    }
    const draft = this.draft!;
    try {
      draft.settle(await saveSettings(this.site, { value: draft.values, tag: draft.saved.tag }));
      this.forgetInput();
      this.overtaken = null;
      this.message = this.tell('saved');
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      if (error.status === 412) {
        this.overtaken = draft.rebase(await fetchSettings(this.site));
        this.forgetInput();
        this.focusOn('#overtaken');
      } else if (!this.showProblems(error)) {
        throw error;
      }
    }
  }

  /** Puts what the service refused to its fields; false where it names none. */
  private showProblems(problem: Problem): boolean {
    const values = this.draft!.values as unknown as Record<string, unknown>;
    for (const { pointer = '', detail = '' } of problem.errors) {
      const [, field = '', place] = pointer.split('/');
      const list = values[field];
      const entry = Array.isArray(list) && place ? `“${String(list[Number(place)])}”: ` : '';
      if (field in values && !this.problems.has(field)) {
        this.problems.set(field, entry + detail);
      }
    }
    const [first] = this.problems.keys();
    if (!first) {
      return false;
    }
    this.error = this.tell('refusedFields', { names: this.names([...this.problems.keys()] as Field[]) });
    this.requestUpdate();
    this.focusOn(`#${first}`);
    return true;
  }

  private names(fields: Field[]): string {
    return fields.map((field) => this.tell(`${field}Label`)).join(', ');
  }
}
