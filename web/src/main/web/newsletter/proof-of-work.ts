import { Unproven } from '../api/problem.js';

/** What a suspicious sign-up has to be sent again with. */
export interface Challenge {
  challenge: string;
  /** Zero bits that the digest of challenge and nonce begins with. */
  bits: number;
}

export interface Solution {
  challenge: string;
  nonce: string;
}

const BATCH = 512;

/** About a second of computing, in batches between which the page stays usable. Pages without TLS have no digests to compute. */
export async function solve({ challenge, bits }: Challenge): Promise<Solution> {
  if (!isSecureContext) {
    throw new Unproven();
  }
  const encoder = new TextEncoder();
  for (let first = 0; ; first += BATCH) {
    const nonces = Array.from({ length: BATCH }, (_, index) => String(first + index));
    const digests = await Promise.all(
      nonces.map((nonce) => crypto.subtle.digest('SHA-256', encoder.encode(`${challenge}.${nonce}`))),
    );
    const found = digests.findIndex((digest) => zeroBits(new Uint8Array(digest)) >= bits);
    if (found >= 0) {
      return { challenge, nonce: nonces[found] ?? '' };
    }
  }
}

function zeroBits(digest: Uint8Array): number {
  const end = digest.findIndex((byte) => byte !== 0);
  return end < 0 ? digest.length * 8 : end * 8 + Math.clz32(digest[end] ?? 0) - 24;
}
