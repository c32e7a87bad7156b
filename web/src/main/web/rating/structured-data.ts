import { articlePath, callOnce } from '../api/http.js';

/**
 * The stars as schema.org has them, in the head of the page: a block of data that no content security policy forbids,
 * since nothing in it is run. Not there while nobody has voted.
 */
export class StructuredData {
  private block: HTMLScriptElement | undefined;
  private asked = 0;

  /** Writes what the service says now; leaves the page as it is when the service does not answer. */
  async write(site: string, article: string): Promise<void> {
    const asked = ++this.asked;
    try {
      const { body } = await callOnce<object | undefined>(`${articlePath(site, article)}/rating.jsonld`);
      if (asked === this.asked) {
        this.show(body);
      }
    } catch {
      // For search engines alone: readers miss nothing.
    }
  }

  remove(): void {
    this.asked++;
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
