import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Speech } from '../desk/parts.js';
import type { StaffOrder } from '../calls.js';
import type { Assignee, OrderChange } from './calls.js';

/** Gives an order to anybody of the staff; who has it and is not of the staff any more is shown too. */
export function assigning(
  { tell }: Pick<Speech, 'tell'>,
  staff: NonNullable<StaffOrder['staff']>,
  assignees: Assignee[],
  busy: boolean,
  change: (change: OrderChange) => void,
): TemplateResult | typeof nothing {
  const assignee = staff.assignee ?? '';
  const known = !assignee || assignees.some(({ id }) => id === assignee);
  const people = known ? assignees : [{ id: assignee, name: staff.names?.[assignee] ?? tell('orderBySomeone') }, ...assignees];
  const onChange = (event: Event): void => {
    const id = (event.target as HTMLSelectElement).value;
    change(id ? { assignee: id } : { assigned: false });
  };
  return assignees.length
    ? html`<label
        >${tell('orderAssign')}
        <select name="assignee" ?disabled=${busy} @change=${onChange}>
          <option value="" .selected=${live(!assignee)}>${tell('ordersNobodys')}</option>
          ${people.map(({ id, name }) => html`<option value=${id} .selected=${live(id === assignee)}>${name}</option>`)}
        </select></label
      >`
    : nothing;
}
