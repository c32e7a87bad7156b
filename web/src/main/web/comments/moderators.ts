import type { Known } from '../session/session.js';

let loading: Promise<unknown> | undefined;

/** Whether somebody moderates a site. The script with the means for it is loaded for the first who does. */
export function moderates(me: Known, site: string): boolean {
  const moderator = !!me && me.roles.some((role) => role === 'MODERATOR' || role === 'ADMIN') && hasDesk(me.desks, site);
  if (moderator) {
    // A later page tries again; without the script nothing but the menu is missing.
    loading ??= import(new URL('moderation.js', import.meta.url).href).catch(() => undefined);
  }
  return moderator;
}

const hasDesk = (desks: { id: string }[] | undefined, site: string): boolean => !!desks?.some((desk) => desk.id === site);
