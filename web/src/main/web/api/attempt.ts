function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The idempotency key of one submission. A retry of the same content keeps the key, so that an answer lost on the way
 * never posts twice; other content is another submission.
 */
export class Attempt {
  private key = '';
  private content = '';

  keyFor(body: unknown): string {
    const content = JSON.stringify(body);
    if (!this.key || content !== this.content) {
      this.key = randomKey();
      this.content = content;
    }
    return this.key;
  }

  done(): void {
    this.key = '';
  }
}
