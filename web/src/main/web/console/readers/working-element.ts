import { html, type TemplateResult } from 'lit';
import { RequestElement } from '../../style/request-element.js';
import { tellIn, type Tell } from '../words/index.js';
import { tellReadersIn, type ReadersKey, type TellReaders } from '../words/readers.js';

/** An element with the words of the console that does one thing at a time and says what came of it. */
export abstract class WorkingElement extends RequestElement {
  tell: Tell = tellIn('en');
  protected readers: TellReaders = tellReadersIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    this.readers = tellReadersIn(this.language);
  }

  protected override attempt(work: () => Promise<void>, done?: ReadersKey): Promise<boolean> {
    return super.attempt(work, done && this.readers(done));
  }

  /** For what takes the pressed control away. */
  protected focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  /** What a form sends; emptied where that succeeded. */
  protected readonly submit =
    (work: (form: FormData) => Promise<void>, done: ReadersKey) =>
    async (event: Event): Promise<void> => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      if (await this.attempt(() => work(new FormData(form)), done)) {
        form.reset();
      }
    };

  protected messages(): TemplateResult {
    return html`<p role="status">${this.message}</p>
      <p class="error" role="alert">${this.error}</p>`;
  }
}

export const field = (form: FormData, name: string): string => String(form.get(name) ?? '').trim();
