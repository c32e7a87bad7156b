import { session } from '../../session/session.js';

/** Something that can be changed without being saved. */
export interface Unsaved {
  readonly dirty: boolean;
}

/** Drafts of this page by name: one that is not saved outlives a look at another tab, not a sign-out. */
const drafts = new Map<string, Unsaved>();

export const draftOf = <T extends Unsaved>(name: string): T | undefined => drafts.get(name) as T | undefined;

export function keep<T extends Unsaved>(name: string, draft: T): T {
  drafts.set(name, draft);
  return draft;
}

const ask = (event: BeforeUnloadEvent): void => event.preventDefault();

/** To be called after each change: the browser asks before it leaves the page while something is not saved. */
export function guard(): void {
  removeEventListener('beforeunload', ask);
  if ([...drafts.values()].some((draft) => draft.dirty)) {
    addEventListener('beforeunload', ask);
  }
}

session.addEventListener('change', () => {
  drafts.clear();
  guard();
});
