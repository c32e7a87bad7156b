import type { ReactiveController, ReactiveControllerHost } from 'lit';

const PERIOD_MS = 10_000;

/** Runs something every ten seconds while the page is visible, and at once when it becomes visible again. */
export class Polling implements ReactiveController {
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    host: ReactiveControllerHost,
    private readonly run: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.timer = setInterval(this.tick, PERIOD_MS);
    document.addEventListener('visibilitychange', this.tick);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.tick);
  }

  private readonly tick = (): void => {
    if (document.visibilityState === 'visible') {
      this.run();
    }
  };
}
