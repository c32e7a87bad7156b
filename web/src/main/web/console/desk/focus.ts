import type { LitElement } from 'lit';

/** Where the focus goes when the current comment changes. */
export class FocusKeeper {
  private shown: string | null = null;

  constructor(private readonly host: LitElement) {}

  /** A column that shows another comment than before starts at its top. */
  updated(current: string | null): void {
    if (current !== this.shown) {
      if (this.shown === null) {
        this.focusIfLost();
      }
      this.shown = current;
      this.find('.pane')?.scrollTo({ top: 0 });
    }
  }

  /** To the current comment: its place in the list, or where the list is hidden, its title; else the empty list. */
  follow(): void {
    void this.host.updateComplete.then(() => {
      const item = this.find('.item.current');
      const target = item?.checkVisibility() ? item : (this.visible('.subject') ?? this.find('.empty'));
      target?.focus({ preventScroll: true });
      target?.scrollIntoView({ block: target.matches('.subject') ? 'start' : 'nearest' });
    });
  }

  /** To the title of the current comment. */
  followInto(): void {
    void this.host.updateComplete.then(() => {
      this.find('.subject')?.focus({ preventScroll: true });
      this.find('.subject')?.scrollIntoView({ block: 'nearest' });
    });
  }

  /** To the list, where what had the focus is no longer there. */
  focusIfLost(): void {
    if (!this.host.renderRoot.querySelector(':focus') && (document.activeElement === document.body || document.activeElement === this.host)) {
      this.follow();
    }
  }

  private find(selector: string): HTMLElement | null {
    return this.host.renderRoot.querySelector<HTMLElement>(selector);
  }

  private visible(selector: string): HTMLElement | null {
    const element = this.find(selector);
    return element?.checkVisibility() ? element : null;
  }
}
