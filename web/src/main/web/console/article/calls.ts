import { articlePath, call, sitePath } from '../../api/http.js';
import type { Comment, Page } from '../../comments/types.js';
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

/** The pinned comments of an article, which open the first page of its thread whatever its length. */
export async function fetchPins(site: string, article: string): Promise<Comment[]> {
  const { body } = await call<Partial<Page>>(`${articlePath(site, article)}/comments${query({ limit: '1' })}`);
  return (body.items ?? []).filter((comment) => comment.pinned);
}
