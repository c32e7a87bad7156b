import { viewAddress } from '../address.js';

export const readerAddress = (id: string): string => viewAddress({ tab: 'readers', reader: id });

export const readersAddress = (): string => viewAddress({ tab: 'readers' });

/** All comments of a reader in the queue. */
export const historyAddress = (author: string): string => viewAddress({ queue: 'all', author });
