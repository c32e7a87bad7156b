const LARGEST = 100;

interface Waiting<T> {
  resolve(value: T | undefined): void;
  reject(reason: unknown): void;
}

/** Batch of the requests that all elements of a page make in one turn of the event loop, sent as one. */
export class Batch<T> {
  private waiting = new Map<string, Waiting<T>[]>();

  constructor(private readonly fetchMany: (ids: string[]) => Promise<Record<string, T>>) {}

  get(id: string): Promise<T | undefined> {
    return new Promise((resolve, reject) => {
      if (this.waiting.size === 0) {
        // A task, not a microtask: elements further down the page are upgraded first.
        setTimeout(() => this.flush());
      }
      const others = this.waiting.get(id) ?? [];
      this.waiting.set(id, [...others, { resolve, reject }]);
    });
  }

  private flush(): void {
    const taken = this.waiting;
    this.waiting = new Map();
    const ids = [...taken.keys()].sort();
    for (let from = 0; from < ids.length; from += LARGEST) {
      void this.deliver(ids.slice(from, from + LARGEST), taken);
    }
  }

  private async deliver(ids: string[], taken: Map<string, Waiting<T>[]>): Promise<void> {
    try {
      const values = await this.fetchMany(ids);
      ids.forEach((id) => taken.get(id)?.forEach((one) => one.resolve(values[id])));
    } catch (error) {
      ids.forEach((id) => taken.get(id)?.forEach((one) => one.reject(error)));
    }
  }
}

/** One batch per site, created on first use. */
export function batchBySite<T>(fetchMany: (site: string, ids: string[]) => Promise<Record<string, T>>) {
  const batches = new Map<string, Batch<T>>();
  return (site: string, id: string): Promise<T | undefined> => {
    let batch = batches.get(site);
    if (!batch) {
      batch = new Batch<T>((ids) => fetchMany(site, ids));
      batches.set(site, batch);
    }
    return batch.get(id);
  };
}
