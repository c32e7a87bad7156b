import { property, state } from 'lit/decorators.js';
import { SpeakingElement } from '../../style/element.js';
import type { Speech } from '../desk/parts.js';
import { tellIn, type Tell } from '../words/index.js';

/** A part of the settings of a site, in the language of the console. */
export abstract class SettingsElement extends SpeakingElement implements Speech {
  @property() site = '';
  @state() protected error = '';
  @state() protected message = '';
  @state() protected busy = false;
  tell: Tell = tellIn('en');

  override connectedCallback(): void {
    super.connectedCallback();
    this.tell = tellIn(this.language);
  }

  /** Runs one thing at a time and says what went wrong. */
  protected async attempt(work: () => Promise<void>): Promise<void> {
    if (this.busy) {
      return;
    }
    this.busy = true;
    this.error = '';
    this.message = '';
    try {
      await work();
    } catch (error) {
      this.error = this.explain(error);
    } finally {
      this.busy = false;
    }
  }

  /** Puts the focus on what is there after the next rendering. */
  protected focusOn(selector: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(selector)?.focus());
  }

  protected openDialog(id: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`)?.showModal());
  }

  protected closeDialog(id: string): void {
    this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`)?.close();
  }
}
