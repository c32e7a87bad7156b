import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dateTime } from '../i18n/dates.js';
import { stateName } from './list-element.js';
import { TableElement } from './table-element.js';
import {
  fetchDeliveries,
  fetchEndpoints,
  ping,
  replaceSecret,
  replay,
  replayAll,
  type WebhookDelivery,
  type WebhookEndpoint,
} from './webhook-calls.js';

/** Endpoints of the site's web-hooks, and what was delivered to them, waits or was given up. */
export class WebhookList extends TableElement<WebhookDelivery> {
  protected states = ['DELIVERED', 'PENDING', 'DEAD'];
  protected name = 'Deliveries';
  protected columns = ['Event', 'Endpoint', 'State', 'Attempts', 'Happened', 'Delivered or due', 'Trouble'];
  protected nothingHere = 'No deliveries here.';
  @state() private endpoints: WebhookEndpoint[] = [];
  /** The endpoint whose secret is about to be replaced, and then the new one, which the service does not show again. */
  @state() private secret: { endpoint: string; value: string | null } | null = null;

  protected async fetchPage(cursor: string | null) {
    const [endpoints, deliveries] = await Promise.all([
      fetchEndpoints(this.site),
      fetchDeliveries(this.site, this.filter, cursor),
    ]);
    this.endpoints = endpoints.items;
    return deliveries;
  }

  override render() {
    return html`<h3>Endpoints</h3>
      ${this.endpoints.length
        ? html`<ul class="queue">
            ${this.endpoints.map((endpoint) => html`<li>${this.endpoint(endpoint)}</li>`)}
          </ul>`
        : html`<p>${this.busy ? '' : 'No endpoints. They are declared in the sites file.'}</p>`}
      <h3>Deliveries</h3>
      ${super.render()}`;
  }

  private endpoint(endpoint: WebhookEndpoint): TemplateResult {
    const { id, pausedSince, previousSecretUntil, dead } = endpoint;
    return html`<article aria-label="Endpoint ${id}">
      <header class="row">
        <strong>${id}</strong>
        <span>${endpoint.url}</span>
        <span class="state">${pausedSince ? `Paused since ${dateTime('en', pausedSince)}` : 'Active'}</span>
        ${endpoint.rotating
          ? html`<span class="state">
              ${previousSecretUntil ? `Former secret signs until ${dateTime('en', previousSecretUntil)}` : 'Two secrets'}
            </span>`
          : nothing}
      </header>
      <p class="why">
        ${endpoint.events.join(', ') || 'All events'}<br />
        ${endpoint.pending} waiting, ${dead} given up.${pausedSince ? ' It answered 410; a ping that it takes resumes it.' : ''}
      </p>
      <p class="row">
        ${this.button(`Ping ${id}`, 'Ping', () => this.ping(id))}
        ${dead
          ? this.button(`Send all given up to ${id} again`, `Send ${dead} again`, () =>
              this.change(() => replayAll(this.site, id), `${dead} deliveries to ${id} will be sent again.`),
            )
          : nothing}
        ${this.button(`New secret for ${id}`, 'New secret', () => (this.secret = { endpoint: id, value: null }))}
      </p>
      ${this.secret?.endpoint === id ? this.newSecret(endpoint, this.secret.value) : nothing}
    </article>`;
  }

  private newSecret(endpoint: WebhookEndpoint, value: string | null): TemplateResult {
    const hide = (): void => {
      this.secret = null;
    };
    return value
      ? html`<div class="notice">
          <p><code>${value}</code></p>
          <p>It is shown once. Give it to the receiver now: the former secret signs beside it for a day only.</p>
          <button type="button" @click=${hide}>Hide the secret</button>
        </div>`
      : html`<div class="notice">
          <p>Deliveries to ${endpoint.id} are signed with a new secret at once, and with the present one too for a day.</p>
          <p class="row">
            ${this.button(`Make a new secret for ${endpoint.id}`, 'Make a new secret', () => this.replaceSecret(endpoint))}
            <button type="button" @click=${hide}>Keep the present one</button>
          </p>
        </div>`;
  }

  private replaceSecret(endpoint: WebhookEndpoint): Promise<void> {
    return this.attempt(async () => {
      this.secret = null;
      const value = await replaceSecret(this.site, endpoint);
      this.secret = { endpoint: endpoint.id, value };
      await this.firstPage();
    });
  }

  private button(label: string, words: string, click: () => unknown): TemplateResult {
    return html`<button type="button" aria-label=${label} ?disabled=${this.busy} @click=${click}>${words}</button>`;
  }

  private ping(id: string): Promise<void> {
    return this.attempt(async () => {
      const trouble = await ping(this.site, id);
      await this.firstPage();
      this.message = trouble ? '' : `${id} took the ping.`;
      this.error = trouble ? `${id} did not take the ping. ${trouble}` : '';
    });
  }

  protected cells(delivery: WebhookDelivery): TemplateResult {
    const when = delivery.state === 'DEAD' ? null : delivery.dueAt;
    return html`<td>${delivery.type}<br /><span class="soft">${delivery.event}</span></td>
      <td>${delivery.endpoint}</td>
      <td>${stateName(delivery.state)}</td>
      <td>${delivery.attempts}</td>
      <td>${dateTime('en', delivery.createdAt)}</td>
      <td>${when ? dateTime('en', when) : ''}</td>
      <td>
        ${delivery.error ?? ''}
        ${delivery.state === 'DEAD'
          ? this.button(`Send ${delivery.event} to ${delivery.endpoint} again`, 'Send again', () =>
              this.change(() => replay(this.site, delivery.id), `The event will be sent to ${delivery.endpoint} again.`),
            )
          : nothing}
      </td>`;
  }
}
