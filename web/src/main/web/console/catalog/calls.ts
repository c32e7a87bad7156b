import { call, sitePath } from '../../api/http.js';
import { query, type Page } from '../calls.js';
import type { Tagged } from '../settings/types.js';
import type { Catalog, CatalogVersion } from './types.js';

const path = (site: string): string => `/admin${sitePath(site)}/catalog`;

export async function fetchCatalog(site: string): Promise<Tagged<Catalog>> {
  const { body, etag } = await call<Catalog>(path(site));
  return { value: body, tag: etag };
}

/** Refused with 412 where somebody else changed it since it was read. */
export async function saveCatalog(site: string, catalog: Tagged<Catalog>): Promise<Tagged<Catalog>> {
  const { body, etag } = await call<Catalog>(path(site), { method: 'PUT', body: catalog.value, ifMatch: catalog.tag });
  return { value: body, tag: etag };
}

export const fetchVersions = async (site: string, cursor: string | null): Promise<Page<CatalogVersion>> =>
  (await call<Page<CatalogVersion>>(`${path(site)}/versions${query({ cursor: cursor ?? '', limit: '20' })}`)).body;
