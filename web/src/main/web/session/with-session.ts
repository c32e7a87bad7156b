import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { session, type Known } from './session.js';

/** Controller that renders its element again whenever the signed-in reader changes. */
export class WithSession implements ReactiveController {
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly changed: () => void = () => {},
    /** Whether the element depends on the session; it is not loaded otherwise. */
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
      void session.load();
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
