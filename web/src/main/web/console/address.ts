/** Value of a parameter of the page's address; empty where it has none. */
export const parameter = (name: string): string => new URLSearchParams(location.search).get(name) ?? '';

/** This page with these parameters alone. */
export function address(parameters: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return location.pathname + (query && `?${query}`);
}

/** A view of the console on the same site and in the same language. */
export const viewAddress = (parameters: Record<string, string>): string =>
  address({ site: parameter('site'), lang: parameter('lang'), ...parameters });
