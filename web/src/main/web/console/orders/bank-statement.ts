import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Problem } from '../../api/problem.js';
import { money } from '../../subscription/money.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { tableStyles } from '../styles.js';
import { tellIn, type Tell } from '../words/index.js';
import { bookStatement, type StatementLine, type StatementReport } from './calls.js';
import { orderStyles } from './styles.js';

/** What somebody has to look into comes first. */
const OUTCOMES: StatementLine['outcome'][] = [
  'WRONG_AMOUNT',
  'NOT_DUE',
  'UNKNOWN',
  'UNREADABLE',
  'MATCHED',
  'ALREADY_BOOKED',
  'OUTGOING',
];

/** Takes a bank's statement and tells what became of each of its lines. Fires `orders-changed` where orders were paid. */
export class BankStatement extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles, orderStyles];

  @property() site = '';
  @state() private report: StatementReport | undefined;
  @state() private busy = false;
  @state() private error = '';
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override render(): TemplateResult {
    return html`<details>
      <summary>${this.tell('statementTitle')}</summary>
      <p class="soft">${this.tell('statementHint')}</p>
      <form class="row" @submit=${this.send}>
        <label>${this.tell('statementFile')} <input name="file" type="file" accept=".csv,.txt,text/csv" required /></label>
        <button class="main" ?disabled=${this.busy}>${this.tell('statementSend')}</button>
      </form>
      <p role="status">${this.busy ? this.tell('listWorking') : this.report ? this.summary(this.report) : ''}</p>
      <p class="error" role="alert">${this.error}</p>
      ${this.report && !this.busy ? this.lines(this.report) : nothing}
    </details>`;
  }

  private summary({ counts }: StatementReport): string {
    return OUTCOMES.filter((outcome) => counts[outcome])
      .map((outcome) => `${this.tell(`statement_${outcome}`)}: ${counts[outcome]}`)
      .join(' · ');
  }

  private lines({ items }: StatementReport): TemplateResult | typeof nothing {
    const sorted = [...items].sort((a, b) => OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome) || a.line - b.line);
    const shown = sorted.filter((line) => line.outcome !== 'OUTGOING');
    return shown.length
      ? html`<div class="scroll" role="region" aria-label=${this.tell('statementLines')} tabindex="0">
          <table role="table">
            <thead role="rowgroup">
              <tr role="row">
                ${(['statementLine', 'statementOutcome', 'statementAmount', 'statementText'] as const).map(
                  (title) => html`<th role="columnheader" scope="col">${this.tell(title)}</th>`,
                )}
              </tr>
            </thead>
            <tbody role="rowgroup">
              ${shown.map((line) => this.line(line))}
            </tbody>
          </table>
        </div>`
      : nothing;
  }

  private line(line: StatementLine): TemplateResult {
    const amount = (value: string | number | null | undefined): string =>
      value == null || !line.currency ? '' : money(this.language, value, line.currency);
    const serious = !['MATCHED', 'ALREADY_BOOKED'].includes(line.outcome);
    return html`<tr role="row">
      <td role="cell" data-title=${this.tell('statementLine')}>${line.line}</td>
      <td role="cell" data-title=${this.tell('statementOutcome')}>
        <strong class=${serious ? 'bad' : 'good'}>${this.tell(`statement_${line.outcome}`)}</strong>
        ${line.outcome === 'WRONG_AMOUNT' ? html`<br />${this.tell('statementExpected', { amount: amount(line.expected) })}` : nothing}
        ${line.reference ? html`<br /><span class="soft">${line.reference}</span>` : nothing}
      </td>
      <td role="cell" data-title=${this.tell('statementAmount')} ?data-empty=${line.amount == null}>
        ${amount(line.amount)}<br /><span class="soft">${line.date ?? ''}</span>
      </td>
      <td role="cell" data-title=${this.tell('statementText')}>
        ${line.description ?? line.detail ?? ''}<br /><span class="soft">${line.transaction ?? ''}</span>
      </td>
    </tr>`;
  }

  private readonly send = async (event: Event): Promise<void> => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const file = new FormData(form).get('file');
    if (this.busy || !(file instanceof File)) {
      return;
    }
    this.busy = true;
    this.error = '';
    this.report = undefined;
    try {
      this.report = await bookStatement(this.site, file);
      form.reset();
      if (this.report.counts.MATCHED) {
        this.dispatchEvent(new CustomEvent('orders-changed', { bubbles: true, composed: true }));
      }
    } catch (error) {
      this.error = error instanceof Problem && error.status === 400 ? this.tell('statementNone') : this.explain(error);
    } finally {
      this.busy = false;
    }
  };
}
