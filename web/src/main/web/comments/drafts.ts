const name = (key: string): string => `usersay.draft.${key}`;

/** What was written and not sent in this tab, by where it belongs; empty where there is nothing or nothing may be stored. */
export function draftOf(key: string): string {
  try {
    return (key && sessionStorage.getItem(name(key))) || '';
  } catch {
    return '';
  }
}

/** Keeps it through a reload and a sign-in; an empty one is dropped. */
export function keepDraft(key: string, text: string): void {
  try {
    if (key && text) {
      sessionStorage.setItem(name(key), text);
    } else if (key) {
      sessionStorage.removeItem(name(key));
    }
  } catch {
    // Storage may be full or forbidden to the page; the words then last as long as the page.
  }
}
