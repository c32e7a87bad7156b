import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { dateTime } from '../i18n/dates.js';
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
import type { ConsoleKey } from './words/index.js';

/** Endpoints of the site's web-hooks, and what was delivered to them, waits or was given up. */
export class WebhookList extends TableElement<WebhookDelivery> {
  protected states = ['DELIVERED', 'PENDING', 'DEAD'];
  protected name = 'hooksDeliveries' as const;
  protected columns = [
    'hooksEvent',
    'hooksEndpoint',
    'listState',
    'listAttempts',
    'hooksHappened',
    'hooksDue',
    'listTrouble',
  ] satisfies ConsoleKey[];
  protected nothingHere = 'hooksNone' as const;
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
    return html`<h3>${this.tell('hooksEndpoints')}</h3>
      ${this.endpoints.length
        ? html`<ul class="queue">
            ${this.endpoints.map((endpoint) => html`<li>${this.endpoint(endpoint)}</li>`)}
          </ul>`
        : html`<p>${this.busy ? '' : this.tell('hooksNoEndpoints')}</p>`}
      <h3>${this.tell('hooksDeliveries')}</h3>
      ${super.render()}`;
  }

  private readonly when = (iso: string): string => dateTime(this.language, iso);

  private endpoint(endpoint: WebhookEndpoint): TemplateResult {
    const { id, pausedSince, previousSecretUntil, dead } = endpoint;
    return html`<article aria-label=${this.tell('hooksEndpointOf', { id })}>
      <header class="row">
        <strong>${id}</strong>
        <span>${endpoint.url}</span>
        <span class="state">${pausedSince ? this.tell('hooksPaused', { when: this.when(pausedSince) }) : this.tell('hooksActive')}</span>
        ${endpoint.rotating
          ? html`<span class="state">
              ${previousSecretUntil
                ? this.tell('hooksFormerSecret', { when: this.when(previousSecretUntil) })
                : this.tell('hooksTwoSecrets')}
            </span>`
          : nothing}
      </header>
      <p class="why">
        ${endpoint.events.join(', ') || this.tell('hooksAllEvents')}<br />
        ${this.tell('hooksCounts', { pending: endpoint.pending, dead })} ${pausedSince ? this.tell('hooksGone') : ''}
      </p>
      <p class="row">
        ${this.button(this.tell('hooksPingOf', { id }), this.tell('hooksPing'), () => this.ping(id))}
        ${dead
          ? this.button(this.tell('hooksReplayOf', { id, count: dead }), this.tell('hooksReplay', { count: dead }), () =>
              this.change(() => replayAll(this.site, id), this.tell('hooksReplayed', { count: dead, id })),
            )
          : nothing}
        ${this.button(this.tell('hooksSecretOf', { id }), this.tell('hooksSecret'), () => (this.secret = { endpoint: id, value: null }))}
      </p>
      ${this.secret?.endpoint === id ? this.newSecret(endpoint, this.secret.value) : nothing}
    </article>`;
  }

  private newSecret(endpoint: WebhookEndpoint, value: string | null): TemplateResult {
    const hide = (event: Event): void => {
      const article = (event.currentTarget as HTMLElement).closest('article')!;
      this.secret = null;
      // The button that asked for the secret is the last one again.
      void this.updateComplete.then(() => [...article.querySelectorAll('button')].at(-1)?.focus());
    };
    return value
      ? html`<div class="notice" tabindex="-1">
          <p><code>${value}</code></p>
          <p>${this.tell('hooksSecretOnce')}</p>
          <button type="button" @click=${hide}>${this.tell('hooksSecretHide')}</button>
        </div>`
      : html`<div class="notice">
          <p>${this.tell('hooksSecretAsk', { id: endpoint.id })}</p>
          <p class="row">
            ${this.button(this.tell('hooksSecretMakeOf', { id: endpoint.id }), this.tell('hooksSecretMake'), () =>
              this.replaceSecret(endpoint),
            )}
            <button type="button" @click=${hide}>${this.tell('hooksSecretKeep')}</button>
          </p>
        </div>`;
  }

  private replaceSecret(endpoint: WebhookEndpoint): Promise<void> {
    return this.attempt(async () => {
      this.secret = null;
      const value = await replaceSecret(this.site, endpoint);
      this.secret = { endpoint: endpoint.id, value };
      await this.firstPage();
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.notice')?.focus());
    });
  }

  private button(label: string, words: string, click: () => unknown): TemplateResult {
    return html`<button type="button" aria-label=${label} ?disabled=${this.busy} @click=${click}>${words}</button>`;
  }

  private ping(id: string): Promise<void> {
    return this.attempt(async () => {
      const trouble = await ping(this.site, id);
      await this.firstPage();
      this.message = trouble ? '' : this.tell('hooksPingTaken', { id });
      this.error = trouble ? this.tell('hooksPingRefused', { id, why: trouble }) : '';
    });
  }

  protected cells(delivery: WebhookDelivery): TemplateResult {
    const when = delivery.state === 'DEAD' ? null : delivery.dueAt;
    return html`<td>${delivery.type}<br /><span class="soft">${delivery.event}</span></td>
      <td>${delivery.endpoint}</td>
      <td>${this.stateWords(delivery.state)}</td>
      <td>${delivery.attempts}</td>
      <td>${this.when(delivery.createdAt)}</td>
      <td>${when ? this.when(when) : ''}</td>
      <td>
        ${delivery.error ?? ''}
        ${delivery.state === 'DEAD'
          ? this.button(this.tell('hooksSendAgain', { event: delivery.event, endpoint: delivery.endpoint }), this.tell('listSendAgain'), () =>
              this.change(() => replay(this.site, delivery.id), this.tell('hooksSentAgain', { endpoint: delivery.endpoint })),
            )
          : nothing}
      </td>`;
  }
}
