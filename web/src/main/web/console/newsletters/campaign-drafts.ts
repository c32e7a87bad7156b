/** Values of a campaign's form by the names of its fields. */
export type Fields = Record<string, string>;

/** What was written and not saved: of a draft, or with an empty id of a new campaign. */
export interface Unsaved {
  id: string;
  /** Of the draft that was opened. */
  version: number;
  fields: Fields;
}

const key = (site: string): string => `usersay-campaign:${site}`;

/** Kept in the tab, so that it survives other views and a reload. */
export function unsaved(site: string): Unsaved | null {
  try {
    return JSON.parse(sessionStorage.getItem(key(site)) ?? 'null') as Unsaved | null;
  } catch {
    return null;
  }
}

export function keep(site: string, written: Unsaved): void {
  try {
    sessionStorage.setItem(key(site), JSON.stringify(written));
  } catch {
    // Without storage the words last as long as the form.
  }
}

export function drop(site: string): void {
  try {
    sessionStorage.removeItem(key(site));
  } catch {
    // Nothing was kept.
  }
}
