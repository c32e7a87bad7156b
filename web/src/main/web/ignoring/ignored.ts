import { call } from '../api/http.js';
import { session } from '../session/session.js';

interface Ignored {
  id: string;
  name: string;
}

const path = (id: string): string => `/me/ignored-readers/${encodeURIComponent(id)}`;

/** The readers whose comments this reader does not want to see, on any page. Kept by the service. */
class IgnoredReaders extends EventTarget {
  private readers = new Map<string, string>();
  private of: string | undefined;
  private known = false;

  /** Whether the list could be read: without it nothing is offered. */
  get offered(): boolean {
    return this.known && !!session.reader;
  }

  get all(): Ignored[] {
    return Array.from(this.readers, ([id, name]) => ({ id, name }));
  }

  has(id: string | undefined): boolean {
    return !!id && this.readers.has(id);
  }

  /** Asks once for each reader who signs in. */
  async load(): Promise<void> {
    const me = session.reader?.id;
    if (me === this.of) {
      return;
    }
    this.of = me;
    this.known = false;
    this.readers = new Map();
    if (me) {
      try {
        const { items } = (await call<{ items: Ignored[] }>('/me/ignored-readers')).body;
        this.readers = new Map(items.map((one) => [one.id, one.name]));
        this.known = true;
      } catch {
        // A service without the list, or one that is down: everybody is shown.
      }
    }
    this.announce();
  }

  async ignore(id: string, name: string): Promise<void> {
    await call(path(id), { method: 'PUT' });
    this.readers.set(id, name);
    this.announce();
  }

  async stop(id: string): Promise<void> {
    await call(path(id), { method: 'DELETE' });
    this.readers.delete(id);
    this.announce();
  }

  private announce(): void {
    this.dispatchEvent(new Event('change'));
  }
}

export const ignored = new IgnoredReaders();
