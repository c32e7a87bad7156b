import { html, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../i18n/dates.js';
import { decide, fetchQueue, type Decision, type QueuedComment } from './calls.js';
import { ListElement, stateName } from './list-element.js';
import { moderationReasons } from './moderation-reasons.js';
import { prose } from '../comments/prose.js';

const DECISIONS: [Decision, string][] = [
  ['APPROVE', 'Approve'],
  ['REJECT', 'Reject'],
  ['SPAM', 'Spam'],
  ['DELETE', 'Delete'],
];

/** What has been decided already is not offered again; approving what is published answers readers' reports. */
const MADE: Record<string, Decision> = { REJECTED: 'REJECT', SPAM: 'SPAM', DELETED: 'DELETE' };

const DONE: Record<Decision, string> = {
  APPROVE: 'approved',
  REJECT: 'rejected',
  SPAM: 'marked as spam',
  DELETE: 'deleted',
};

/** Comments of the whole site, latest first, with what a moderator can decide about them. */
export class CommentQueue extends ListElement<QueuedComment> {
  protected states = ['', 'HELD', 'PUBLISHED', 'REJECTED', 'SPAM', 'DELETED'];
  @state() private chosen = new Set<string>();
  private search = '';

  protected fetchPage(cursor: string | null) {
    this.chosen = new Set();
    return fetchQueue(this.site, this.filter, this.search, cursor);
  }

  override render() {
    return html`<form class="row" role="search" @submit=${this.onSearch}>
        ${this.filterField('State')}
        <label class="filter">Words <input name="q" type="search" /></label>
        <button>Search</button>
      </form>
      ${this.bulk()} ${this.messages()}
      ${this.items.length
        ? html`<ul class="queue">
            ${repeat(
              this.items,
              (comment) => comment.id,
              (comment) => html`<li>${this.comment(comment)}</li>`,
            )}
          </ul>`
        : html`<p>${this.busy ? '' : this.next ? 'None among the comments searched so far.' : 'No comments here.'}</p>`}
      ${this.moreButton()}`;
  }

  private bulk(): TemplateResult {
    const all = this.items.length > 0 && this.chosen.size === this.items.length;
    return html`<div class="row bulk" role="group" aria-label="Selected comments">
      <label class="check">
        <input type="checkbox" .checked=${all} @change=${() => this.chooseAll(!all)} /> Select all
      </label>
      <span>${this.chosen.size} selected</span>
      ${DECISIONS.map(
        ([decision, label]) =>
          html`<button
            type="button"
            ?disabled=${this.chosen.size === 0 || this.busy}
            @click=${() => this.decide([...this.chosen], decision)}
          >
            ${label} selected
          </button>`,
      )}
    </div>`;
  }

  private comment(comment: QueuedComment): TemplateResult {
    const name = comment.author?.name ?? 'Unknown';
    return html`<article aria-label="Comment by ${name}">
      <header class="row">
        <label class="check">
          <input type="checkbox" .checked=${this.chosen.has(comment.id)} @change=${() => this.toggle(comment.id)} />
          <strong>${name}</strong>
        </label>
        <time datetime=${comment.createdAt}>${dateTime('en', comment.createdAt)}</time>
        <span class="state">${stateName(comment.state)}</span>
        <a href=${this.link(comment)}>${comment.articleTitle || comment.article}</a>
        <span class="soft"><span class="unseen">Votes:</span> ▲ ${comment.up} ▼ ${comment.down}</span>
      </header>
      ${moderationReasons(comment)}
      <div class="prose">${prose(comment.html)}</div>
      <div class="row">
        ${DECISIONS.filter(([decision]) => MADE[comment.state] !== decision).map(
          ([decision, label]) =>
            html`<button
              type="button"
              aria-label="${label}: comment by ${name}"
              ?disabled=${this.busy}
              @click=${() => this.decide([comment.id], decision)}
            >
              ${label}
            </button>`,
        )}
      </div>
    </article>`;
  }

  private link(comment: QueuedComment): string {
    const page = comment.articleUrl || `/articles/${encodeURIComponent(comment.article)}`;
    return /^(https?:\/)?\//.test(page) ? page : '#';
  }

  private toggle(id: string): void {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(id)) {
      chosen.add(id);
    }
    this.chosen = chosen;
  }

  private chooseAll(on: boolean): void {
    this.chosen = new Set(on ? this.items.map((comment) => comment.id) : []);
  }

  private readonly onSearch = (event: Event): void => {
    event.preventDefault();
    this.search = String(new FormData(event.target as HTMLFormElement).get('q') ?? '').trim();
    void this.load();
  };

  private decide(ids: string[], decision: Decision): Promise<void> {
    return this.attempt(async () => {
      const refused = await decide(ids, decision);
      await this.firstPage();
      const done = ids.length - refused;
      this.message = `${done} ${done === 1 ? 'comment' : 'comments'} ${DONE[decision]}.`;
      this.error = refused ? `${refused} could not be decided.` : '';
    });
  }
}
