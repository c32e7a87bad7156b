import type { ReactiveController, ReactiveElement } from 'lit';
import { draftOf, keepDraft } from '../comments/drafts.js';
import { session } from './session.js';
import { WithSession } from './with-session.js';

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** Passwords are never kept, and a box is ticked anew. */
const LEFT_OUT = ['password', 'checkbox', 'radio', 'file', 'hidden'];

/**
 * Controller that keeps what the reader typed into those of the element's forms that have a `data-keep`, which names them, through the end of the
 * session, the sign-in and a reload; in this tab, and for this reader alone.
 */
export class TypedWords implements ReactiveController {
  private readonly known = new WeakSet<Field>();
  private filling = false;

  constructor(private readonly host: ReactiveElement) {
    host.addController(this);
    // The element may come from another script of the page than those that know the reader.
    new WithSession(host);
  }

  hostConnected(): void {
    this.host.addEventListener('input', this.onInput);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('input', this.onInput);
  }

  hostUpdated(): void {
    this.host.renderRoot.querySelectorAll<HTMLFormElement>('form[data-keep]').forEach((form) => this.fill(form));
  }

  /** Forgets what was typed into a form, once it is sent. */
  drop(form: HTMLFormElement): void {
    keepDraft(key(form), '');
  }

  private readonly onInput = (event: Event): void => {
    const form = (event.composedPath()[0] as Partial<Field>).form;
    if (form?.dataset['keep'] && !this.filling && this.host.renderRoot.contains(form)) {
      const fields = fieldsOf(form);
      // What is chosen goes along, since a choice that was drawn again passes for the default.
      const typed = fields.some(isChanged) ? fields.filter((field) => field instanceof HTMLSelectElement || isChanged(field)) : [];
      keepDraft(key(form), typed.length ? JSON.stringify(Object.fromEntries(typed.map(({ name, value }) => [name, value]))) : '');
    }
  };

  /** Fills the fields that are new; what a choice leads to is drawn, and filled, after it. */
  private fill(form: HTMLFormElement): void {
    const fresh = key(form) ? fieldsOf(form).filter((field) => !this.known.has(field)) : [];
    fresh.forEach((field) => this.known.add(field));
    const typed = fresh.length ? typedBefore(key(form)) : {};
    const filled = fresh.filter(({ name, value }) => typed[name] !== undefined && typed[name] !== value);
    if (filled.length) {
      form.closest('details')?.setAttribute('open', '');
    }
    this.filling = true;
    filled.forEach((field) => {
      field.value = typed[field.name]!;
      field.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
    });
    this.filling = false;
  }
}

const key = (form: HTMLFormElement): string => (session.reader ? `account.${session.reader.id}.${form.dataset['keep']}` : '');

const fieldsOf = (form: HTMLFormElement): Field[] =>
  [...form.elements].filter((field): field is Field => 'value' in field && !(field instanceof HTMLButtonElement) && !LEFT_OUT.includes((field as Field).type) && (field as Field).name !== '');

const isChanged = (field: Field): boolean =>
  field instanceof HTMLSelectElement ? ![...field.selectedOptions].every((option) => option.defaultSelected) : field.value !== field.defaultValue;

function typedBefore(name: string): Record<string, string> {
  try {
    const kept: unknown = JSON.parse(draftOf(name) || '{}');
    return kept && typeof kept === 'object' ? (kept as Record<string, string>) : {};
  } catch {
    return {};
  }
}
