import { batchBySite } from './batch.js';
import { callOnce, sitePath } from './http.js';

const byArticle = (ids: string[]): string => ids.map((id) => 'article=' + encodeURIComponent(id)).join('&');

/** Published comments of one article; all articles of a page are fetched together. */
export const commentCount = batchBySite<number>(async (site, articles) => {
  const answer = await callOnce<{ counts: Record<string, number> }>(
    `${sitePath(site)}/comment-counts?${byArticle(articles)}`,
  );
  return answer.body.counts;
});

export interface RatingMean {
  count: number;
  average: number;
  label?: string | null;
}

/** Stars of one article for a list; all articles of a page are fetched together. */
export const ratingMean = batchBySite<RatingMean>(async (site, articles) => {
  const answer = await callOnce<{ ratings: Record<string, RatingMean> }>(
    `${sitePath(site)}/ratings?${byArticle(articles)}`,
  );
  return answer.body.ratings;
});

interface Change {
  site: string;
  article: string;
}

/** What an element of the page has just learned, for the other elements that show the same number. */
class Changes<T extends Change> extends EventTarget {
  announce(change: T): void {
    this.dispatchEvent(new CustomEvent('change', { detail: change }));
  }

  listen(listener: (change: T) => void): () => void {
    const handler = (event: Event) => listener((event as CustomEvent<T>).detail);
    this.addEventListener('change', handler);
    return () => this.removeEventListener('change', handler);
  }
}

export const countChanges = new Changes<Change & { count: number }>();
export const ratingChanges = new Changes<Change & RatingMean>();
