import type { PropertyValues } from 'lit';
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
  private focusNext = '';
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

  /** Puts the focus on what is there after the next rendering, once nothing is being done. */
  protected focusOn(selector: string): void {
    this.focusNext = selector;
    this.requestUpdate();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.focusNext && !this.busy) {
      this.renderRoot.querySelector<HTMLElement>(this.focusNext)?.focus();
      this.focusNext = '';
    }
  }

  protected openDialog(id: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`)?.showModal());
  }

  protected closeDialog(id: string): void {
    this.renderRoot.querySelector<HTMLDialogElement>(`dialog#${id}`)?.close();
  }
}
