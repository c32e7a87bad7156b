import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConsoleKey } from '../words/index.js';

export interface Shortcut {
  /** As `KeyboardEvent.key` names it; `X` is the key with Shift. */
  key: string;
  label: ConsoleKey;
  /** Whether holding the key down goes on. */
  repeats?: boolean;
  act: () => void;
}

const REMEMBERED = 'usersay.console.shortcuts-off';
const FIELDS = 'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]';

/**
 * Single keys of the whole page, as long as the moderator has not turned them off. They do nothing in fields, with a
 * modifier, while text is composed or while a dialog is open.
 */
export class Shortcuts implements ReactiveController {
  private off = remembered();

  constructor(
    private readonly host: ReactiveControllerHost,
    readonly all: readonly Shortcut[],
    private readonly blocked: () => boolean,
  ) {
    host.addController(this);
  }

  get on(): boolean {
    return !this.off;
  }

  turn(on: boolean): void {
    this.off = !on;
    try {
      localStorage.setItem(REMEMBERED, on ? '' : '1');
    } catch {
      // Storage may be forbidden to the page: the choice then lasts as long as the page.
    }
    this.host.requestUpdate();
  }

  hostConnected(): void {
    window.addEventListener('keydown', this.onKey);
  }

  hostDisconnected(): void {
    window.removeEventListener('keydown', this.onKey);
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (this.off || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) {
      return;
    }
    const target = event.composedPath()[0];
    if ((target instanceof Element && target.closest(FIELDS)) || this.blocked()) {
      return;
    }
    // By Shift alone: caps lock turns the case around.
    const key = event.shiftKey ? event.key.toUpperCase() : event.key.toLowerCase();
    const shortcut = this.all.find((one) => one.key === key);
    if (shortcut) {
      event.preventDefault();
      if (!event.repeat || shortcut.repeats) {
        shortcut.act();
      }
    }
  };
}

function remembered(): boolean {
  try {
    return Boolean(localStorage.getItem(REMEMBERED));
  } catch {
    return false;
  }
}
