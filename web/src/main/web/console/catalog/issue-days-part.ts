import { html, type TemplateResult } from 'lit';
import type { CatalogFields } from './fields.js';
import { WEEKDAYS, type IssueDays, type Publication } from './types.js';

/** When the issues of a publication appear, with which its orders can begin. */
export function issueDaysPart(fields: CatalogFields, publication: Publication, at: string): TemplateResult {
  const { tell } = fields;
  const days: IssueDays = publication.issueDays ?? { weekdays: [], monthDays: [], dates: [] };
  const set = (changed: Partial<IssueDays>): void => {
    publication.issueDays = { ...days, ...changed };
  };
  return html`<details>
    <summary>${tell('catalogIssueDays')}</summary>
    <p class="hint">${tell('catalogIssueDaysHint')}</p>
    <fieldset>
      <legend>${tell('catalogWeekdays')}</legend>
      <div class="numbers">
        ${WEEKDAYS.map((day) =>
          fields.box(tell(`catalogWeekday_${day}`), days.weekdays.includes(day), (on) => set({ weekdays: WEEKDAYS.filter((one) => (one === day ? on : days.weekdays.includes(one))) })),
        )}
      </div>
    </fieldset>
    ${fields.text(`${at}/issueDays/monthDays`, tell('catalogMonthDays'), days.monthDays.join(','), (typed) => set({ monthDays: typed.split(',') }), {
      hint: tell('catalogMonthDaysHint'),
    })}
    ${fields.lines(`${at}/issueDays/dates`, tell('catalogIssueDates'), days.dates, (dates) => set({ dates }))}
  </details>`;
}
