import { html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { fetchPublications } from '../../subscription/calls.js';
import { day, longDay } from '../../subscription/day.js';
import { written } from '../../subscription/period-words.js';
import { isPosted, type Publication } from '../../subscription/types.js';
import { controls } from '../../style/controls.js';
import { SpeakingElement } from '../../style/element.js';
import { tokens } from '../../style/tokens.js';
import { tableStyles } from '../styles.js';
import { tellIn, type Tell } from '../words/index.js';
import { deliveryFile, fetchDeliveries, fetchIssues, type Deliveries, type Delivery, type Issue } from './delivery-calls.js';
import { orderStyles } from './styles.js';

/** What goes to which address with an issue, as a table, a file and labels to print. */
export class DeliveryList extends SpeakingElement {
  static override styles = [tokens, controls, tableStyles, orderStyles];

  @property() site = '';
  @state() private publications: Publication[] | undefined;
  @state() private publication = '';
  /** Days of the publication's issues, and the one that is chosen; empty where a day is to be chosen. */
  @state() private issues: string[] = [];
  @state() private chosen = '';
  @state() private issue: Issue | undefined;
  @state() private found: Deliveries | undefined;
  @state() private busy = false;
  @state() private error = '';
  private tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  override render(): TemplateResult {
    return html`<details @toggle=${this.onToggle}>
      <summary>${this.tell('deliveryTitle')}</summary>
      <p class="soft">${this.tell('deliveryHint')}</p>
      ${this.publications ? this.form(this.publications) : nothing}
      <p role="status">${this.busy ? this.tell('listWorking') : this.summary()}</p>
      <p class="error" role="alert">${this.error}</p>
      ${this.found && this.issue && !this.busy ? this.result(this.found, this.issue) : nothing}
    </details>`;
  }

  private form(publications: Publication[]): TemplateResult {
    const plans = publications.find(({ id }) => id === this.publication)?.plans ?? [];
    return html`<form class="row" @submit=${this.send}>
      <label
        >${this.tell('deliveryPublication')}
        <select name="publication" @change=${this.onPublication}>
          ${publications.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.publication}>${name}</option>`)}
        </select></label
      >
      <label
        >${this.tell('deliveryPlan')}
        <select name="plan">
          <option value="">${this.tell('deliveryEveryPlan')}</option>
          ${plans.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
        </select></label
      >
      ${this.issues.length
        ? html`<label
            >${this.tell('deliveryIssue')}
            <select name="issue" @change=${this.onIssue}>
              ${this.issues.map((on) => html`<option value=${on} .selected=${on === this.chosen}>${longDay(on, this.language)}</option>`)}
              <option value="" .selected=${!this.chosen}>${this.tell('deliveryOtherDay')}</option>
            </select></label
          >`
        : nothing}
      ${this.chosen
        ? nothing
        : html`<label>${this.tell('deliveryDate')} <input name="date" type="date" required .defaultValue=${day(0)} min=${day(-31)} max=${day(366)} /></label>`}
      <button class="main" ?disabled=${this.busy}>${this.tell('deliveryCount')}</button>
    </form>`;
  }

  private summary(): string {
    const { found, issue } = this;
    return found && issue
      ? this.tell('deliveryCounted', { copies: found.copies, addresses: found.addresses, day: written(this.language, issue.date) })
      : '';
  }

  private result(found: Deliveries, issue: Issue): TemplateResult | typeof nothing {
    return found.addresses
      ? html`<p class="row">
            <a href=${deliveryFile(this.site, issue, '.csv')} download>${this.tell('deliveryCsv')}</a>
            <a href=${deliveryFile(this.site, issue, '.html')} target="_blank" rel="noopener">${this.tell('deliveryLabels')}</a>
          </p>
          ${found.items.length < found.addresses ? html`<p class="soft">${this.tell('deliveryFirst', { count: found.items.length })}</p>` : nothing}
          <div class="scroll" role="region" aria-label=${this.tell('deliveryTitle')} tabindex="0">
            <table role="table">
              <thead role="rowgroup">
                <tr role="row">
                  ${(['ordersReference', 'deliveryTo', 'deliveryAddress', 'ordersCopies'] as const).map(
                    (title) => html`<th role="columnheader" scope="col">${this.tell(title)}</th>`,
                  )}
                </tr>
              </thead>
              <tbody role="rowgroup">
                ${found.items.map((one) => this.line(one))}
              </tbody>
            </table>
          </div>`
      : nothing;
  }

  private line(one: Delivery): TemplateResult {
    const town = [one.postalCode, one.city].filter(Boolean).join(' ');
    const place = [one.address, one.ward, one.district, town, one.state, one.country, one.note];
    return html`<tr role="row">
      <td role="cell" data-title=${this.tell('ordersReference')}>${one.order}</td>
      <td role="cell" data-title=${this.tell('deliveryTo')} dir="auto">${one.recipient}</td>
      <td role="cell" data-title=${this.tell('deliveryAddress')} dir="auto">${place.filter(Boolean).join(', ')}</td>
      <td role="cell" data-title=${this.tell('ordersCopies')}>${one.copies} × ${one.plan}</td>
    </tr>`;
  }

  /** What can be delivered is asked for once it is wanted. */
  private readonly onToggle = (): void => {
    if (!this.publications) {
      void this.attempt(async () => {
        const all = await fetchPublications(this.site);
        this.publications = all
          .map((one) => ({ ...one, plans: one.plans.filter((plan) => isPosted(plan)) }))
          .filter(({ plans }) => plans.length);
        await this.choose(this.publications[0]?.id ?? '');
      });
    }
  };

  /** The issue of today, or the next one, is chosen first; the last one where there is no further. */
  private async choose(publication: string): Promise<void> {
    this.publication = publication;
    this.issues = [];
    this.chosen = '';
    const issues = publication ? await fetchIssues(this.site, publication) : [];
    if (publication === this.publication) {
      this.issues = issues;
      this.chosen = issues.find((on) => on >= day(0)) ?? issues.at(-1) ?? '';
    }
  }

  private readonly onPublication = (event: Event): void => {
    const publication = (event.target as HTMLSelectElement).value;
    void this.attempt(() => this.choose(publication));
  };

  private readonly onIssue = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value;
  };

  private readonly send = (event: Event): void => {
    event.preventDefault();
    const data = new FormData(event.target as HTMLFormElement);
    const issue = { publication: String(data.get('publication')), plan: String(data.get('plan')) || null, date: this.chosen || String(data.get('date')) };
    void this.attempt(async () => {
      this.found = await fetchDeliveries(this.site, issue);
      this.issue = issue;
    });
  };

  private async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.error = '';
    this.found = undefined;
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }
}
