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

export interface ArticleInfo {
  title?: string | null;
  url?: string | null;
}

/** Title and address of an article, where they are known. */
export async function fetchArticle(site: string, article: string): Promise<ArticleInfo> {
  return (await callOnce<{ article: ArticleInfo }>(`${articlePath(site, article)}/comments?limit=1`)).body.article;
}
