// What a reader may read, checked on the CMS's server without a call to Usersay. Plain Node.js, version 20 or later.
import { createPublicKey, verify } from 'node:crypto';

const ISSUER = process.env.USERSAY_ISSUER ?? 'http://localhost:8080';
const KEYS_KEPT = 5 * 60 * 1000; // as long as the keys may be cached
let keys = { readAt: 0, byId: new Map() };

async function readKeys() {
  const answer = await fetch(`${process.env.USERSAY_URL}/.well-known/jwks.json`, {
    signal: AbortSignal.timeout(2000),
    redirect: 'error',
  });
  if (!answer.ok) {
    throw new Error(`the keys answer ${answer.status}`);
  }
  const set = await answer.json();
  keys = {
    readAt: Date.now(),
    byId: new Map(set.keys.map((jwk) => [jwk.kid, createPublicKey({ key: jwk, format: 'jwk' })])),
  };
}

async function keyOf(id) {
  const age = Date.now() - keys.readAt;
  // An unknown key is looked for once in ten seconds, whatever is sent.
  if (age > KEYS_KEPT || (!keys.byId.has(id) && age > 10_000)) {
    await readKeys();
  }
  return keys.byId.get(id);
}

const parse = (part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));

/** The claims of a statement; null where it is forged, over, or for another site. */
async function claimsOf(statement, now) {
  try {
    const [header, claims, signature, ...more] = String(statement).split('.');
    const { alg, typ, kid } = parse(header);
    if (more.length > 0 || alg !== 'ES256' || typ !== 'entitlements+jwt') {
      return null;
    }
    const key = await keyOf(kid);
    const signed = Buffer.from(`${header}.${claims}`);
    const by = { key, dsaEncoding: 'ieee-p1363' };
    if (!key || !verify('sha256', signed, by, Buffer.from(signature, 'base64url'))) {
      return null;
    }
    const read = parse(claims);
    const meant = read.iss === ISSUER && read.aud === `paywall:${process.env.USERSAY_SITE}`;
    return meant && now < read.exp ? read : null;
  } catch {
    return null;
  }
}

/** Names of what the statement's reader may read; none where it is forged, over, or for another site. */
export async function entitlements(statement, now = Date.now() / 1000) {
  return (await claimsOf(statement, now))?.entitlements ?? [];
}

/** Whether an article may be read: by the entitlement that it needs, or as one of the month's free articles. */
export async function mayRead(statement, article, entitlement, now = Date.now() / 1000) {
  const claims = await claimsOf(statement, now);
  if (claims === null) {
    return false;
  }
  // Most statements name no article: without this check one would open an article without an id.
  const counted = article != null && claims.article === String(article);
  return counted || claims.entitlements.includes(entitlement);
}
