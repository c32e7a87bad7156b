/** The script's own address names the service: the page around it may live on any other origin. */
export const serviceOrigin = new URL('.', import.meta.url).origin;

export const apiBase = `${serviceOrigin}/api/v1`;

/** A page of the service for people, such as `/registration`, in the brand of a site and in a language. */
export function servicePage(path: string, site: string, language = ''): string {
  const query = new URLSearchParams({ ...(site && { site }), ...(language && { lang: language }) }).toString();
  return (serviceOrigin === location.origin ? path : serviceOrigin + path) + (query && `?${query}`);
}
