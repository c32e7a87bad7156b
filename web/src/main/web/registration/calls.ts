import { call, callOnce, renewSession } from '../api/http.js';
import type { Consent } from '../consent/consent-boxes.js';
import type { Language } from '../i18n/index.js';
import { session } from '../session/session.js';

export interface NewReader {
  site: string;
  email: string;
  displayName: string;
  password: string;
  locale: Language;
  consents?: Consent[];
}

const post = (path: string, body: unknown) => callOnce(path, { method: 'POST', body });

/** Always accepted alike, whether or not the address is known. */
export async function register(reader: NewReader): Promise<void> {
  await post('/accounts', reader);
}

export async function confirmAddress(token: string): Promise<void> {
  await post('/accounts/verification', { token });
  await session.renewed();
}

/** The new role is in the tokens from the renewal on. */
export async function acceptInvitation(token: string): Promise<void> {
  await call('/invitations/acceptance', { method: 'POST', body: { token } });
  await renewSession();
  await session.renewed();
}

export async function askReset(email: string): Promise<void> {
  await post('/password-resets', { email });
}

export async function resetPassword(token: string, password: string): Promise<void> {
  await callOnce('/password-resets', { method: 'PUT', body: { token, password } });
}

/** The first password of a reader who has none yet. */
export async function choosePassword(newPassword: string): Promise<void> {
  await callOnce('/me/password', { method: 'PUT', body: { newPassword } });
}

export async function askLink(email: string): Promise<void> {
  await post('/session/links', { email });
}

export async function redeemLink(token: string): Promise<void> {
  await post('/session/links/redemption', { token });
  await session.renewed();
}
