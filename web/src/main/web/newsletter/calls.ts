import { callOnce, sitePath } from '../api/http.js';
import { Unproven } from '../api/problem.js';
import type { Language } from '../i18n/index.js';
import { solve, type Challenge, type Solution } from './proof-of-work.js';

export interface Newsletter {
  id: string;
  name: string;
  description?: string;
}

export const fetchNewsletters = async (site: string): Promise<Newsletter[]> =>
  (await callOnce<{ items: Newsletter[] }>(`${sitePath(site)}/newsletters`)).body.items;

/** How often a sign-up is proven before it is given up. */
const PROOFS = 3;

/** Has the mail sent that confirms the address; accepted alike, whether or not it is subscribed. */
export async function signUp(site: string, list: string, email: string, locale: Language): Promise<void> {
  const path = `${sitePath(site)}/newsletters/${encodeURIComponent(list)}/signups`;
  const send = async (proof?: Solution): Promise<Challenge | null | undefined> =>
    (
      await callOnce<{ challenge?: Challenge | null } | undefined>(path, {
        method: 'POST',
        body: { email, locale, ...(proof ? { proof } : {}) },
      })
    ).body?.challenge;
  let challenge = await send();
  for (let proofs = 0; challenge; proofs++) {
    if (proofs === PROOFS) {
      throw new Unproven();
    }
    challenge = await send(await solve(challenge));
  }
}
