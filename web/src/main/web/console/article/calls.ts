import { call, sitePath } from '../../api/http.js';
import { query } from '../calls.js';

export const STATES = ['OPEN', 'PREMODERATED', 'CLOSED'] as const;
export type ArticleState = (typeof STATES)[number];

export interface FoundArticle {
  id: string;
  title?: string | null;
  url?: string | null;
  publishedAt?: string | null;
  state?: ArticleState;
}

const MOST = '10';

/** Articles of a site whose titles have words that begin with all of these. */
export async function findArticles(site: string, words: string): Promise<{ items: FoundArticle[]; more: boolean }> {
  const path = `/admin${sitePath(site)}/articles${query({ q: words, limit: MOST })}`;
  const { body } = await call<{ items?: FoundArticle[]; more?: boolean }>(path);
  return { items: body.items ?? [], more: body.more ?? false };
}
