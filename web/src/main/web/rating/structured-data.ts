import { articlePath, callOnce } from '../api/http.js';

/**
 * The stars as schema.org has them, in the head of the page: a block of data that no content security policy forbids,
 * since nothing in it is executed. Absent while there is no vote.
 */
export class StructuredData {
  private block: HTMLScriptElement | undefined;
  private requestCount = 0;

  /** Writes the current data; leaves the page unchanged when the service cannot be reached. */
  async write(site: string, article: string): Promise<void> {
    const request = ++this.requestCount;
    try {
      const { body } = await callOnce<object | undefined>(`${articlePath(site, article)}/rating.jsonld`);
      if (request === this.requestCount) {
        this.show(body);
      }
    } catch {
      // Only search engines use the data.
    }
  }

  remove(): void {
    this.requestCount++;
    this.block?.remove();
    this.block = undefined;
  }

  private show(body: object | undefined): void {
    this.block?.remove();
    this.block = undefined;
    if (body) {
      this.block = document.createElement('script');
      this.block.type = 'application/ld+json';
      // No title can end the block, not even in a copy of the page.
      this.block.textContent = JSON.stringify(body).replace(/</g, '\\u003c');
      document.head.append(this.block);
    }
  }
}
