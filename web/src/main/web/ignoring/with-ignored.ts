import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { ignored } from './ignored.js';

/** Renders its element again whenever another reader is ignored, or one less. */
export class WithIgnored implements ReactiveController {
  readonly readers = ignored;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    ignored.addEventListener('change', this.update);
  }

  hostDisconnected(): void {
    ignored.removeEventListener('change', this.update);
  }

  private readonly update = (): void => this.host.requestUpdate();
}
