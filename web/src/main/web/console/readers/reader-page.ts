import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Problem } from '../../api/problem.js';
import { avatar } from '../../comments/avatar.js';
import { WithSession } from '../../session/with-session.js';
import { controls } from '../../style/controls.js';
import { tokens } from '../../style/tokens.js';
import { fetchReasons } from '../desk/calls.js';
import type { CannedReason, QueuedComment } from '../desk/types.js';
import * as calls from './calls.js';
import { history } from './history.js';
import { noteList, noteForm, warningForm } from './notes.js';
import { rolesForm } from './roles.js';
import { standingSection, untilOf, type Duration } from './standing.js';
import { readerStyles } from './styles.js';
import { field, WorkingElement } from './working-element.js';

/** One reader as the moderators of a site see him: record, comments, notes, warnings, suspension; roles for administrators. */
export class ReaderPage extends WorkingElement {
  static override styles = [tokens, controls, readerStyles];

  @property() site = '';
  @property() reader = '';
  @state() private standing: calls.Standing | undefined;
  /** The reader's home is another site. */
  @state() private elsewhere = false;
  @state() private unknown = false;
  @state() private notes: calls.Notes | undefined;
  @state() private comments: QueuedComment[] | undefined;
  @state() private historyError = '';
  @state() private reasons: CannedReason[] = [];
  @state() private duration: Duration = 'week';
  private readonly session = new WithSession(this);

  override updated(changed: PropertyValues): void {
    if (changed.has('reader') || changed.has('site')) {
      void this.load();
    }
  }

  override render() {
    if (this.unknown) {
      return html`<p role="alert">${this.readers('unknown')}</p>`;
    }
    const name = this.standing?.name ?? this.comments?.[0]?.author?.name ?? this.readers('unnamed');
    return html`<header>
        ${avatar({ id: this.reader, name })}
        <h3>${name}</h3>
        ${this.standing?.roles.filter((role) => role !== 'READER').map((role) => html`<span>${this.readers(`role${role}` as 'roleREADER')}</span>`)}
      </header>
      ${this.messages()}
      <div class="columns">
        <div>${history(this, this.readers, this.reader, this.comments, this.historyError)}</div>
        <div>${this.decisions()}</div>
      </div>`;
  }

  private decisions(): TemplateResult {
    const { standing, notes } = this;
    const speech = { tell: this.readers, language: this.language };
    return html`${this.elsewhere ? html`<section><p class="soft">${this.readers('elsewhere')}</p></section>` : nothing}
      ${standing
        ? standingSection(speech, standing, this.duration, {
            choose: (duration) => (this.duration = duration),
            suspend: this.submit((form) => this.suspend(form), 'suspended'),
            readmit: this.submit((form) => this.readmit(form), 'ended'),
          })
        : nothing}
      <section aria-labelledby="notes">
        <h4 id="notes" tabindex="-1">${this.readers('notes')}</h4>
        ${notes ? noteList(speech, notes, (id) => this.removeNote(id)) : html`<p class="soft">${this.readers('loading')}</p>`}
        ${noteForm(speech, this.submit((form) => this.note(form), 'noteSaved'))}
        ${warningForm(speech, this.reasons, this.submit((form) => this.warn(form), 'warned'))}
      </section>
      ${standing && this.session.reader?.roles.includes('ADMIN') && !standing.roles.includes('ADMIN')
        ? rolesForm(speech, standing, this.site, this.saveRoles)
        : nothing}`;
  }

  private async load(): Promise<void> {
    this.standing = this.notes = this.comments = undefined;
    this.elsewhere = this.unknown = false;
    this.historyError = '';
    fetchReasons(this.site).then(
      (reasons) => (this.reasons = reasons),
      () => undefined,
    );
    await Promise.all([
      this.attempt(async () => {
        await Promise.all([this.loadStanding(), this.loadNotes()]);
      }),
      calls.fetchHistory(this.site, this.reader).then(
        (comments) => (this.comments = comments),
        (error: unknown) => (this.historyError = this.explain(error)),
      ),
    ]);
  }

  private async loadStanding(): Promise<void> {
    try {
      this.standing = await calls.fetchStanding(this.reader);
    } catch (error) {
      if (!(error instanceof Problem)) {
        throw error;
      }
      this.elsewhere = error.status === 403;
      this.unknown = error.status === 404;
      if (!this.elsewhere && !this.unknown) {
        throw error;
      }
    }
  }

  private async loadNotes(): Promise<void> {
    try {
      this.notes = await calls.fetchNotes(this.site, this.reader);
    } catch (error) {
      if (!(error instanceof Problem && error.status === 404)) {
        throw error;
      }
    }
  }

  private async suspend(form: FormData): Promise<void> {
    const until = untilOf(this.duration, field(form, 'date'));
    this.standing = await calls.suspend(this.reader, until, field(form, 'reason'), form.has('remove'));
  }

  private async readmit(form: FormData): Promise<void> {
    await calls.readmit(this.reader, form.has('restore'));
    await this.loadStanding();
    this.focusOn('#standing');
  }

  private async note(form: FormData): Promise<void> {
    await calls.addNote(this.site, this.reader, field(form, 'text'));
    await this.loadNotes();
  }

  private async warn(form: FormData): Promise<void> {
    await calls.warn(this.site, this.reader, field(form, 'text'));
    await this.loadNotes();
  }

  private removeNote(id: string): Promise<boolean> {
    return this.attempt(async () => {
      await calls.deleteNote(this.site, this.reader, id);
      await this.loadNotes();
      this.focusOn('#notes');
    }, 'noteDeleted');
  }

  /** Unlike other forms it shows afterwards what was sent. */
  private readonly saveRoles = (event: Event): Promise<boolean> => {
    event.preventDefault();
    const roles = new FormData(event.target as HTMLFormElement).getAll('role').map(String);
    return this.attempt(async () => {
      this.standing = await calls.giveRoles(this.reader, roles, this.site);
    }, 'rolesSaved');
  };
}
