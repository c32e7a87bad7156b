import { apiBase } from '../../api/base.js';
import { call, sitePath } from '../../api/http.js';
import { failure, Unavailable } from '../../api/problem.js';
import { list, query, type Page } from '../calls.js';
import type { ImportJob, NewImport } from './types.js';

const path = (site: string): string => `/admin${sitePath(site)}/imports`;

export const fetchImports = (site: string, cursor: string | null): Promise<Page<ImportJob>> =>
  list<ImportJob>(path(site) + query({ cursor }));

export const fetchImport = async (site: string, id: string): Promise<ImportJob> =>
  (await call<ImportJob>(`${path(site)}/${encodeURIComponent(id)}`)).body;

/** Sends a file, and says how much of it is sent; `fetch` cannot. The session is loaded first, which renews it. */
export async function startImport(
  site: string,
  { format, dryRun, mapping, file }: NewImport,
  progress: (part: number) => void,
): Promise<ImportJob> {
  await call('/me');
  const parameters = query({ format, dryRun: dryRun ? 'true' : '', mapping: format === 'mapping' ? '' : mapping });
  const response = await send(apiBase + path(site) + parameters, file, progress);
  if (!response.ok) {
    throw await failure(response);
  }
  return (await response.json()) as ImportJob;
}

function send(address: string, file: File, progress: (part: number) => void): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.withCredentials = true;
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-Usersay', '1');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 1);
    request.onerror = request.onabort = () => reject(new Unavailable());
    request.onload = () => {
      const headers = new Headers();
      for (const name of ['Content-Type', 'Retry-After']) {
        headers.set(name, request.getResponseHeader(name) ?? '');
      }
      resolve(new Response(request.responseText, { status: request.status, headers }));
    };
    request.send(file);
  });
}

/** Address of the file with all comments; the session is loaded first, which renews it where it has expired. */
export async function exportAddress(site: string): Promise<string> {
  await call('/me');
  return `/admin${sitePath(site)}/exports`;
}
