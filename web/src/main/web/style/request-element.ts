import { state } from 'lit/decorators.js';
import { Problem } from '../api/problem.js';
import { SpeakingElement } from './element.js';

/** An element that does one thing at a time and says what came of it. */
export abstract class RequestElement extends SpeakingElement {
  @state() protected busy = false;
  @state() protected message = '';
  @state() protected error = '';
  /** What the service answered, for the fields that it names. */
  @state() protected problem: Problem | undefined;

  /** True where the work succeeded; false also where other work still runs. */
  protected async attempt(work: () => Promise<void>, done = ''): Promise<boolean> {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.error = this.message = '';
    this.problem = undefined;
    try {
      await work();
      this.message = done || this.message;
      return true;
    } catch (error) {
      this.problem = error instanceof Problem ? error : undefined;
      this.fail(error);
      await this.updateComplete;
      this.focusOnError();
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** Takes the focus to the first wrong field, once all is drawn. */
  protected focusOnError(): void {
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  /** Says what went wrong. */
  protected fail(error: unknown): void {
    this.error = this.explain(error);
  }
}
