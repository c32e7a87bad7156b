import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { decoded, flawOf, folded, incoming, type Incoming } from './entries.js';
import { importDialog } from './import-dialog.js';
import { SettingsElement } from './settings-element.js';
import { panelStyles } from './style/panels.js';
import { wordListStyles } from './style/word-list.js';
import type { WordField } from './types.js';

/** Entries that are shown at once; the filter finds the others. */
const STEP = 100;
const LARGEST_FILE = 2_000_000;

/** Editor of one word list. Each change is a `change` event with the list in `detail`. */
export class WordList extends SettingsElement {
  static override styles = [tokens, controls, panelStyles, wordListStyles];

  @property() name: WordField = 'heldWords';
  @property({ attribute: false }) entries: string[] = [];
  @property({ attribute: false }) saved: string[] = [];
  /** What the service has against the list. */
  @property() problem = '';
  @state() private filter = '';
  @state() private limit = STEP;
  @state() private preview: Incoming | null = null;
  private typed = '';
  private savedEntries = new Set<string>();
  private readonly foldedEntries = new Map<string, string>();
  /** Entries with what the filter compares, those that are not saved first. */
  private searched: { entry: string; words: string; fresh: boolean }[] = [];
  private undoable: string[] | null = null;
  /** The list as it was changed here last. */
  private own: string[] | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('entries') && this.entries !== this.own) {
      // What others added meanwhile would go with the undoing.
      this.undoable = null;
    }
    if (changed.has('saved')) {
      this.savedEntries = new Set(this.saved);
    }
    if (changed.has('entries') || changed.has('saved')) {
      const all = this.entries.map((entry) => ({ entry, words: this.folded(entry), fresh: !this.savedEntries.has(entry) }));
      this.searched = [...all.filter(({ fresh }) => fresh).reverse(), ...all.filter(({ fresh }) => !fresh)];
    }
  }

  /** Not by a tabindex, which would take the fields within out of the order of the focus. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#entry')?.focus();
  }

  override render() {
    const found = this.found();
    const shown = found.slice(0, this.limit);
    return html`<fieldset aria-describedby="${this.name}-hint">
        <legend>${this.tell(`${this.name}Label`)} <span class="count">${this.number(this.entries.length)}</span></legend>
        <p class="hint" id="${this.name}-hint">${this.tell(`${this.name}Hint`)}</p>
        ${this.problem ? html`<p class="error" role="alert">${this.problem}</p>` : nothing}
        ${this.adding()}
        <p role="status" class="soft">${this.message}
          ${this.undoable ? html`<button type="button" class="plain" @click=${this.undo}>${this.tell('undo')}</button>` : nothing}
        </p>
        <p class="error" role="alert" id="add-error">${this.error}</p>
        ${this.entries.length > 10 ? this.search(found.length) : nothing}
        <ul class="words" aria-label=${this.tell(`${this.name}Label`)}>
          ${shown.map(({ entry, fresh }) => this.entry(entry, fresh))}
        </ul>
        ${found.length ? nothing : html`<p class="soft">${this.tell(this.filter ? 'wordsNoneFound' : 'wordsNone')}</p>`}
        ${found.length > shown.length
          ? html`<p class="line">
              <span class="soft">${this.tell('wordsShown', { shown: this.number(shown.length), all: this.number(found.length) })}</span>
              <button type="button" @click=${() => (this.limit += 2 * STEP)}>${this.tell('more')}</button>
            </p>`
          : nothing}
      </fieldset>
      ${importDialog(this, this.preview, () => this.addIncoming(), () => this.closeDialog('import'))}`;
  }

  private adding(): TemplateResult {
    return html`<form class="line" @submit=${this.onSubmit}>
      <label class="unseen" for="entry">${this.tell('wordsAddLabel')}</label>
      <input
        id="entry"
        autocomplete="off"
        placeholder=${this.tell('wordsAddLabel')}
        aria-describedby="add-error"
        aria-invalid=${this.error ? 'true' : 'false'}
        .value=${live(this.typed)}
        @input=${(event: Event) => (this.typed = (event.target as HTMLInputElement).value)}
        @paste=${this.onPaste}
      />
      <button>${this.tell('wordsAdd')}</button>
      <label class="file"
        >${this.tell('wordsImport')}
        <input type="file" accept=".txt,.csv,text/plain,text/csv" @change=${this.onFile} />
      </label>
      <button type="button" ?disabled=${!this.entries.length} @click=${this.onExport}>${this.tell('wordsExport')}</button>
    </form>`;
  }

  private search(found: number): TemplateResult {
    return html`<div class="line find">
      <label class="unseen" for="find">${this.tell('wordsFilter')}</label>
      <input
        id="find"
        type="search"
        autocomplete="off"
        placeholder=${this.tell('wordsFilter')}
        .value=${live(this.filter)}
        @input=${(event: Event) => {
          this.filter = (event.target as HTMLInputElement).value;
          this.limit = STEP;
        }}
        @keydown=${(event: KeyboardEvent) => event.key === 'Enter' && event.preventDefault()}
      />
      ${this.filter
        ? html`<span class="soft" role="status">${this.tell('wordsFound', { count: this.number(found) })}</span>
            ${found
              ? html`<button type="button" class="plain" @click=${this.removeFound}>
                  ${this.tell('wordsRemoveFound', { count: this.number(found) })}
                </button>`
              : nothing}`
        : nothing}
    </div>`;
  }

  private entry(entry: string, fresh: boolean): TemplateResult {
    return html`<li class=${fresh ? 'fresh' : ''}>
      <span dir="auto">${entry}</span>${fresh ? html`<span class="unseen"> ${this.tell('wordsFresh')}</span>` : nothing}
      <button type="button" aria-label=${this.tell('wordsRemove', { entry })} @click=${(event: Event) => this.removeEntry(entry, event)}>
        ×
      </button>
    </li>`;
  }

  private folded(entry: string): string {
    let words = this.foldedEntries.get(entry);
    if (words === undefined) {
      words = folded(entry);
      this.foldedEntries.set(entry, words);
    }
    return words;
  }

  private found(): typeof this.searched {
    const wanted = folded(this.filter.trim());
    return wanted ? this.searched.filter(({ words }) => words.includes(wanted)) : this.searched;
  }

  private readonly onSubmit = (event: Event): void => {
    event.preventDefault();
    const { added, flawed } = incoming(this.typed, this.entries);
    const flaw = flawOf(this.typed.trim()) ?? flawed[0]?.flaw;
    this.message = '';
    this.undoable = null;
    this.error = added.length
      ? ''
      : this.typed.trim() && flaw
        ? this.tell(`flaw_${flaw}`)
        : this.typed.trim()
          ? this.tell('wordsKnown')
          : this.tell('wordsEmpty');
    if (added.length) {
      this.typed = '';
      this.change([...this.entries, ...added], this.tell('wordsAdded', { count: added.length }));
    }
    this.focusOn('#entry');
  };

  /** Several lines are looked at first. */
  private readonly onPaste = (event: ClipboardEvent): void => {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (/[\r\n]/.test(text.trim())) {
      event.preventDefault();
      this.lookAt(text, false);
    }
  };

  private readonly onFile = async (event: Event): Promise<void> => {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (!file) {
      return;
    }
    this.message = '';
    const text = file.size > LARGEST_FILE ? null : decoded(new Uint8Array(await file.arrayBuffer()));
    input.value = '';
    this.error = text !== null ? '' : this.tell(file.size > LARGEST_FILE ? 'importTooLarge' : 'importNoText');
    if (text !== null) {
      this.lookAt(text, /\.csv$/i.test(file.name));
    }
  };

  private lookAt(text: string, table: boolean): void {
    this.preview = incoming(text, this.entries, table);
    this.openDialog('import');
  }

  private addIncoming(): void {
    const added = this.preview?.added ?? [];
    this.closeDialog('import');
    this.preview = null;
    this.filter = '';
    this.change([...this.entries, ...added], this.tell('wordsAdded', { count: this.number(added.length) }));
    this.focusOn('#entry');
  }

  private readonly onExport = (): void => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([this.entries.join('\n') + '\n'], { type: 'text/plain;charset=utf-8' }));
    link.download = `${this.site}-${this.name === 'heldWords' ? 'held' : 'refused'}-words.txt`;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  private removeEntry(entry: string, event: Event): void {
    const item = (event.currentTarget as HTMLElement).closest('li')!;
    const place = [...item.parentElement!.children].indexOf(item);
    this.take([entry], this.tell('wordsRemoved', { entry }));
    void this.updateComplete.then(() => {
      const buttons = this.renderRoot.querySelectorAll<HTMLElement>('.words button');
      (buttons[Math.min(place, buttons.length - 1)] ?? this.renderRoot.querySelector<HTMLElement>('#entry'))?.focus();
    });
  }

  private readonly removeFound = (): void => {
    const entries = this.found().map(({ entry }) => entry);
    this.filter = '';
    this.take(entries, this.tell('wordsRemovedMany', { count: this.number(entries.length) }));
    this.focusOn('#find, #entry');
  };

  private take(entries: string[], message: string): void {
    const gone = new Set(entries);
    const before = this.entries;
    this.change(
      this.entries.filter((entry) => !gone.has(entry)),
      message,
    );
    this.undoable = before;
  }

  private readonly undo = (): void => {
    const before = this.undoable ?? this.entries;
    this.change(before, this.tell('wordsBack'));
    this.focusOn('#entry');
  };

  private change(entries: string[], message: string): void {
    this.undoable = null;
    this.error = '';
    this.message = message;
    this.entries = this.own = entries;
    this.dispatchEvent(new CustomEvent('change', { detail: entries }));
  }

  private number(count: number): string {
    return count.toLocaleString(this.language);
  }
}

