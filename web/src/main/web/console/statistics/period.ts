import { parameter, viewAddress } from '../address.js';

/** As many as the service counts at once. */
export const MAX_DAYS = 92;

const DAY_MS = 24 * 3600 * 1000;

/** First and last day; each empty where the service chooses it. */
export interface Period {
  from: string;
  to: string;
}

/** The period of the page's address. */
export const readPeriod = (): Period => ({ from: parameter('from'), to: parameter('to') });

/** The page with this period. */
export const addressOf = ({ from, to }: Period): string => viewAddress({ tab: 'statistics', from, to });

/** How many days a period has; zero or less where its end is before its beginning. */
export const length = ({ from, to }: Period): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** The last days up to `today`, which is a day of the site's. */
export function lastDays(count: number, today: string): Period {
  const from = new Date(Date.parse(today) - (count - 1) * DAY_MS).toISOString().slice(0, 10);
  return { from, to: today };
}
