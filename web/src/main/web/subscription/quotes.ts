import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { Problem } from '../api/problem.js';
import type { Key, Language, Words } from '../i18n/index.js';
import { fetchQuote } from './calls.js';
import { money } from './money.js';
import type { Quote, QuoteRequest } from './types.js';

const PAUSE = 300;

/** What the service says an order would cost; asked again a moment after a choice has changed. */
export class Quotes implements ReactiveController {
  /** None while nothing is known about the last choice. */
  quote: Quote | undefined;
  /** Why there is none. */
  problem: Problem | undefined;
  private asked = '';
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
  }

  ask(site: string, request: QuoteRequest): void {
    const asked = JSON.stringify([site, request]);
    if (asked === this.asked) {
      return;
    }
    this.asked = asked;
    this.quote = this.problem = undefined;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.fetch(site, request, asked), PAUSE);
  }

  /** An answer that comes after the next choice is dropped; without one the order itself tells. */
  private async fetch(site: string, request: QuoteRequest, asked: string): Promise<void> {
    const answer = await fetchQuote(site, request).catch((error: unknown) => error);
    if (asked === this.asked) {
      this.problem = answer instanceof Problem ? answer : undefined;
      this.quote = answer instanceof Error ? undefined : (answer as Quote);
      this.host.requestUpdate();
    }
  }
}

/** The lines of the bill above its total; none where the total says it all. */
export function quoteLines(
  quote: Quote | undefined,
  copies: number,
  language: Language,
  say: (key: Key, words?: Words) => string,
): TemplateResult | typeof nothing {
  if (!quote) {
    return nothing;
  }
  const amount = (value: string | number): string => money(language, value, quote.currency);
  const rows: [string, string][] = [
    ...(copies > 1 ? [[say('quoteCopies', { copies, unit: amount(quote.unit) }), amount(quote.subtotal)] as [string, string]] : []),
    ...(Number(quote.discount) > 0 ? [[say('quoteDiscount'), `−${amount(quote.discount)}`] as [string, string]] : []),
    ...(Number(quote.delivery ?? 0) > 0 ? [[say('quoteDelivery'), amount(quote.delivery!)] as [string, string]] : []),
    ...(Number(quote.tax) > 0 ? [[say('quoteTax'), amount(quote.tax)] as [string, string]] : []),
  ];
  return rows.length
    ? html`<dl class="bill">
        ${rows.map(
          ([title, value]) =>
            html`<dt>${title}</dt>
              <dd>${value}</dd>`,
        )}
      </dl>`
    : nothing;
}
