import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { session, type Known } from './session.js';

/** Renders its element again whenever another reader is signed in, or none. */
export class WithSession implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: () => void = () => {},
    /** Whether it matters to the element at all; the page is not asked for a session otherwise. */
    private readonly matters: () => boolean = () => true,
  ) {
    host.addController(this);
  }

  get reader(): Known {
    return session.reader;
  }

  hostConnected(): void {
    if (this.matters()) {
      session.addEventListener('change', this.update);
      void session.ask();
    }
  }

  hostDisconnected(): void {
    session.removeEventListener('change', this.update);
  }

  private readonly update = (): void => {
    this.changed();
    this.host.requestUpdate();
  };
}
