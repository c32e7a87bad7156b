import { articlePath, call, callOnce } from '../api/http.js';
import type { Rating } from './types.js';

const path = (site: string, article: string): string => `${articlePath(site, article)}/rating`;

export async function fetchRating(site: string, article: string): Promise<Rating> {
  return (await callOnce<Rating>(path(site, article))).body;
}

export async function fetchMine(site: string, article: string): Promise<number | null> {
  return (await call<{ stars: number | null }>(`${path(site, article)}/mine`)).body.stars ?? null;
}

export async function rate(site: string, article: string, stars: number | null): Promise<Rating> {
  const answer = await call<Rating>(
    `${path(site, article)}/mine`,
    stars ? { method: 'PUT', body: { stars } } : { method: 'DELETE' },
  );
  return answer.body;
}
