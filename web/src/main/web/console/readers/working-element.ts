import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { SpeakingElement } from '../../style/element.js';
import { tellIn, type Tell } from '../words/index.js';
import { tellReadersIn, type ReadersKey, type TellReaders } from '../words/readers.js';

/** An element that does one thing at a time and says what came of it. */
export abstract class WorkingElement extends SpeakingElement {
  @state() protected message = '';
  @state() protected error = '';
  @state() protected busy = false;
  tell: Tell = tellIn('en');
  protected readers: TellReaders = tellReadersIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
    this.readers = tellReadersIn(this.language);
  }

  /** True where the work succeeded. */
  protected async attempt(work: () => Promise<void>, done?: ReadersKey): Promise<boolean> {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.error = this.message = '';
    try {
      await work();
      this.message = done ? this.readers(done) : '';
      return true;
    } catch (error) {
      this.error = this.explain(error);
      return false;
    } finally {
      this.busy = false;
    }
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
