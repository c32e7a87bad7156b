import { call, sitePath } from '../../api/http.js';
import { Problem } from '../../api/problem.js';
import type { State } from '../../comments/types.js';
import { list, query } from '../calls.js';
import type { CannedReason, Counts, Decision, Outcome, QueuedComment, Why } from './types.js';
import type { View } from './view.js';

const PAGE = '50';

/** A page of a view. The service takes a queue or a state, not both. */
export const fetchComments = (site: string, view: View, cursor: string | null) =>
  list<QueuedComment>(`/admin${sitePath(site)}/comments${query({ ...view, queue: view.state ? null : view.queue, limit: PAGE, cursor })}`);

/** Exact counts of the queues. */
export const fetchCounts = async (site: string): Promise<Counts> =>
  (await call<Counts>(`/admin${sitePath(site)}/queues`)).body;

export const fetchReasons = async (site: string): Promise<CannedReason[]> =>
  (await call<{ items?: CannedReason[] }>(`/admin${sitePath(site)}/reasons`)).body.items ?? [];

/** Decides about each comment for itself, if it is still in the state in which the moderator saw it. */
export async function decide(
  ids: string[],
  decision: Decision,
  why: Why,
  expectedState: State,
): Promise<Outcome[]> {
  const body = { ids, decision, expectedState, ...why };
  const answer = await patiently(() =>
    call<{ items?: Outcome[] }>('/admin/comments/decisions', { method: 'POST', body }),
  );
  return answer.body.items ?? [];
}

export const undo = async (decision: string): Promise<{ id: string; state: State }> =>
  (
    await patiently(() =>
      call<{ id: string; state: State }>(`/admin/comments/decisions/${encodeURIComponent(decision)}`, {
        method: 'DELETE',
      }),
    )
  ).body;

/** Undoes each decision for itself; the outcomes have the ids of the decisions. */
export const undoAll = async (decisions: string[]): Promise<Outcome[]> =>
  (
    await patiently(() =>
      call<{ items?: Outcome[] }>('/admin/comments/undo', { method: 'POST', body: { ids: decisions } }),
    )
  ).body.items ?? [];

/** Pins a published top-level comment to the top of its thread, or takes its pin off. */
export async function pin(id: string, pinned: boolean): Promise<void> {
  await patiently(() => call(`/admin/comments/${encodeURIComponent(id)}/pin`, { method: pinned ? 'PUT' : 'DELETE' }));
}

/** Sends again, after the pause that the service names, what came too fast. */
async function patiently<T>(send: () => Promise<T>): Promise<T> {
  for (let attempts = 1; ; attempts++) {
    try {
      return await send();
    } catch (error) {
      if (!(error instanceof Problem && error.status === 429) || attempts === 5) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfter ?? 1) * 1000));
    }
  }
}
