import { articlePath, call } from '../api/http.js';
import { Problem } from '../api/problem.js';

export interface MeterReading {
  /**
   * `ENTITLED` and `COUNTED`: the article may be read. `USED_UP`: the month's free articles were others. `REFUSED`: nothing is counted for
   * this browser, which keeps no cookies or is one of too many. `UNMETERED`: the site counts none. `UNKNOWN`: there was no answer, or
   * the gateway took no more requests.
   */
  state: 'ENTITLED' | 'COUNTED' | 'USED_UP' | 'REFUSED' | 'UNMETERED' | 'UNKNOWN';
  limit?: number | null;
  remaining?: number | null;
  startsAgainAt?: string | null;
  /** For the publisher's paywall, for five seconds. */
  statement?: string | null;
}

/** Counts an article that the reader opens. */
export async function openArticle(site: string, article: string): Promise<MeterReading> {
  try {
    return (await call<MeterReading>(`${articlePath(site, article)}/meter`, { method: 'PUT' })).body;
  } catch (error) {
    return { state: error instanceof Problem ? refusal(error) : 'UNKNOWN' };
  }
}

function refusal({ status, type }: Problem): MeterReading['state'] {
  switch (status) {
    case 401:
    case 403:
      return 'REFUSED';
    case 429:
      // The gateway's own limit is about requests, not about this browser.
      return type.endsWith('/too-many-browsers') ? 'REFUSED' : 'UNKNOWN';
    case 404:
      return 'UNMETERED';
    default:
      return 'UNKNOWN';
  }
}
