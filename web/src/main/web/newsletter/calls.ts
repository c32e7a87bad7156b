import { callOnce, sitePath } from '../api/http.js';
import type { Language } from '../i18n/index.js';
import { solve, type Challenge } from './proof-of-work.js';

export interface Newsletter {
  id: string;
  name: string;
  description?: string;
}

export const fetchNewsletters = async (site: string): Promise<Newsletter[]> =>
  (await callOnce<{ items: Newsletter[] }>(`${sitePath(site)}/newsletters`)).body.items;

/** Has the mail sent that confirms the address; accepted alike, whether or not it is subscribed. */
export async function signUp(site: string, list: string, email: string, locale: Language): Promise<void> {
  const path = `${sitePath(site)}/newsletters/${encodeURIComponent(list)}/signups`;
  const form = { email, locale };
  const { body } = await callOnce<{ challenge?: Challenge | null } | undefined>(path, { method: 'POST', body: form });
  if (body?.challenge) {
    await callOnce(path, { method: 'POST', body: { ...form, proof: await solve(body.challenge) } });
  }
}
