import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { tryOnComments } from './calls.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';
import { trialFigures } from './trial-figures.js';
import { triedComment } from './tried-comment.js';
import type { DryRun, Effect, ModerationSettings, Outcome, TriedComment } from './types.js';

const EFFECTS: Effect[] = ['held', 'refused', 'released'];
const OUTCOME: Record<Effect, Outcome> = { held: 'HELD', refused: 'REFUSED', released: 'PUBLISHED' };
const STEP = 20;

/** What the settings of the form would have done to the latest comments, and what the saved ones do otherwise. */
export class SettingsTrial extends SettingsElement {
  static override styles = [tokens, controls, panelStyles];

  @property({ attribute: false }) settings!: ModerationSettings;
  @property({ attribute: false }) saved!: ModerationSettings;
  /** False while a field of the form has a value that the service would refuse. */
  @property({ type: Boolean }) valid = true;
  @state() private run: { settings: ModerationSettings; result: DryRun; comparing: boolean } | null = null;
  @state() private group: Effect = 'held';
  @state() private limit = STEP;

  override render() {
    return html`<section aria-labelledby="trial-title">
      <h3 id="trial-title">${this.tell('trialTitle')}</h3>
      <p class="hint">${this.tell('trialHint')}</p>
      <p>
        <button type="button" ?disabled=${!this.valid} aria-disabled=${this.busy} @click=${() => this.attempt(() => this.start())}>
          ${this.tell(this.run ? 'trialAgain' : 'trialStart')}
        </button>
      </p>
      <p class="error" role="alert">${this.error}</p>
      <div role="status">${this.busy ? html`<p class="soft">${this.tell('trialRunning')}</p>` : this.summary()}</div>
      ${this.run && !this.busy ? this.list() : nothing}
    </section>`;
  }

  /** What these settings do, from the last run if that was of the same; rejects where it could not be run. */
  async resultOf(settings: ModerationSettings): Promise<DryRun> {
    if (this.run?.settings !== settings) {
      this.settings = settings;
      await this.start();
    }
    return this.run!.result;
  }

  private async start(): Promise<void> {
    const { settings, saved } = this;
    this.run = { settings, result: await tryOnComments(this.site, settings), comparing: settings !== saved };
    this.limit = STEP;
    this.group = EFFECTS.find((group) => this.comments(group).length) ?? 'held';
  }

  private summary(): TemplateResult | typeof nothing {
    if (!this.run) {
      return nothing;
    }
    const { result, settings, comparing } = this.run;
    const { screened, held, refused, warning } = result;
    const share = (count: number): number => (screened ? (100 * count) / screened : 0);
    return html`${settings === this.settings ? nothing : html`<p class="stale">${this.tell('trialStale')}</p>`}
      ${warning ? html`<p class="warning">${this.tell(`warning_${warning}`, { held: held.length, refused: refused.length, screened })}</p>` : nothing}
      <p>${this.tell(screened ? 'trialSum' : 'trialNone', { held: held.length, refused: refused.length, screened })}</p>
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
        <rect class="held" width=${share(held.length)} height="8" />
        <rect class="refused" x=${share(held.length)} width=${share(refused.length)} height="8" />
      </svg>
      ${trialFigures(this, result, comparing)}`;
  }

  private list(): TemplateResult {
    const comments = this.comments(this.group);
    const { comparing } = this.run!;
    return html`<div class="line groups" role="group" aria-label=${this.tell('trialGroups')}>
        ${EFFECTS.filter((group) => group !== 'released' || comparing).map(
          (group) =>
            html`<button type="button" aria-pressed=${group === this.group} @click=${() => this.show(group)}>
              ${this.tell(`trial_${group}`)} <span class="count">${this.comments(group).length}</span>
            </button>`,
        )}
      </div>
      ${comments.length
        ? html`<ul class="tried">
            ${comments
              .slice(0, this.limit)
              .map((comment) => triedComment(this, comment, this.group !== 'released' && this.isNew(comment)))}
          </ul>`
        : html`<p class="soft">${this.tell('trialEmpty')}</p>`}
      ${comments.length > this.limit
        ? html`<button type="button" @click=${() => (this.limit += STEP)}>${this.tell('more')}</button>`
        : nothing}`;
  }

  private show(group: Effect): void {
    this.group = group;
    this.limit = STEP;
  }

  /** What is new comes first. */
  private comments(group: Effect): TriedComment[] {
    const comments = this.run!.result[group];
    return [...comments.filter((comment) => this.isNew(comment, group)), ...comments.filter((comment) => !this.isNew(comment, group))];
  }

  /** Whether the saved settings treat it otherwise. */
  private readonly isNew = ({ saved }: TriedComment, group = this.group): boolean => saved !== OUTCOME[group];
}
