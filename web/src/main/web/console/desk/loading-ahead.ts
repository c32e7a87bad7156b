import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Loads more when the button for it comes near the visible part of the page. */
export class LoadingAhead implements ReactiveController {
  private watched: Element | null = null;
  private readonly observer: IntersectionObserver;

  constructor(host: ReactiveControllerHost, load: () => void) {
    this.observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && load(), {
      rootMargin: '0px 0px 800px',
    });
    host.addController(this);
  }

  /** Watches this button in place of the former one. Null: none. */
  watch(button: Element | null): void {
    if (button !== this.watched) {
      this.observer.disconnect();
      this.watched = button;
      if (button) {
        this.observer.observe(button);
      }
    }
  }

  hostDisconnected(): void {
    this.observer.disconnect();
    this.watched = null;
  }
}
