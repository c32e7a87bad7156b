import { LitElement } from 'lit';
import { explain } from '../i18n/problems.js';
import { languageOf, say, type Key, type Language, type Words } from '../i18n/index.js';

/** An element that speaks the language of the page around it. */
export abstract class SpeakingElement extends LitElement {
  language: Language = 'en';

  override connectedCallback(): void {
    this.language = languageOf(this);
    super.connectedCallback();
  }

  say(key: Key, words?: Words): string {
    return say(this.language, key, words);
  }

  explain(error: unknown): string {
    return explain(this.language, error);
  }
}

/** A page may load the script twice, from two addresses; the first one wins. */
export function define(name: string, element: CustomElementConstructor): void {
  if (!customElements.get(name)) {
    customElements.define(name, element);
  }
}
