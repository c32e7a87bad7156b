/** The address of a page of the console with these parameters; site and language stay. */
function consoleAddress(parameters: Record<string, string>): string {
  const now = new URLSearchParams(location.search);
  const kept = ['site', 'lang'].flatMap((name) => (now.get(name) ? [[name, now.get(name)!]] : []));
  return `${location.pathname}?${new URLSearchParams([...kept, ...Object.entries(parameters)]).toString()}`;
}

export const readerAddress = (id: string): string => consoleAddress({ tab: 'readers', reader: id });

export const readersAddress = (): string => consoleAddress({ tab: 'readers' });

/** All comments of a reader in the queue. */
export const historyAddress = (author: string): string => consoleAddress({ queue: 'all', author });
