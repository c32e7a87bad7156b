import { articlePath, callOnce } from '../api/http.js';
import type { Author, Page } from '../comments/types.js';

const reader = (id: string): string => `/readers/${encodeURIComponent(id)}`;

/** Public; 404 while the reader has published nothing. */
export async function fetchProfile(id: string): Promise<Author> {
  return (await callOnce<Author>(reader(id))).body;
}

/** What the reader published, latest first. */
export async function fetchHistory(id: string, cursor: string | null): Promise<Page> {
  const from = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  return (await callOnce<Page>(`${reader(id)}/comments${from}`)).body;
}

export interface Told {
  title?: string | null;
  url?: string | null;
}

/** What the service has been told of an article. */
export async function fetchArticle(site: string, article: string): Promise<Told> {
  return (await callOnce<{ article: Told }>(`${articlePath(site, article)}/comments?limit=1`)).body.article;
}
