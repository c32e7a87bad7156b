import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../i18n/dates.js';
import { ListElement, stateName } from './list-element.js';
import { bringBack, fetchAnomalies, fetchSetAsides, setAside, type Anomaly, type SetAside } from './rating-calls.js';

const KINDS: Record<string, string> = {
  BURST: 'Burst of votes',
  FLOOD: 'Flood of the same stars',
  FRESH_DEVICES: 'New devices of one network',
  RING: 'Ring of voters',
};

const ACTS: Record<string, string> = { SET_ASIDE: 'Set aside', REVERSED: 'Brought back' };

/** Votes that look arranged, with the evidence, and the sets of votes that moderators have set aside. */
export class AnomalyList extends ListElement<Anomaly> {
  protected states = [''];
  @state() private sets: SetAside[] = [];

  protected async fetchPage() {
    const [anomalies, sets] = await Promise.all([fetchAnomalies(this.site), fetchSetAsides(this.site)]);
    this.sets = sets.items;
    return anomalies;
  }

  override render() {
    return html`<p class="row"><button type="button" @click=${() => this.load()}>Refresh</button></p>
      ${this.messages()}
      <h3>Votes that look arranged</h3>
      ${this.list(this.items, (anomaly) => this.anomaly(anomaly), 'Nothing has been noticed.')}
      <h3>Votes set aside</h3>
      ${this.list(this.sets, (set) => this.setAside(set), 'No votes have been set aside.')}`;
  }

  private list<T extends { id: string }>(items: T[], entry: (item: T) => TemplateResult, none: string): TemplateResult {
    return items.length
      ? html`<ul class="queue">
          ${repeat(
            items,
            (item) => item.id,
            (item) => html`<li>${entry(item)}</li>`,
          )}
        </ul>`
      : html`<p>${this.busy ? '' : none}</p>`;
  }

  private anomaly(anomaly: Anomaly): TemplateResult {
    const kind = KINDS[anomaly.kind] ?? anomaly.kind;
    const set = this.sets.find((one) => one.anomaly === anomaly.id && one.state !== 'REVERSED');
    const covered = set !== undefined && (set.acts[0]?.at ?? '') >= anomaly.to;
    return html`<article aria-label="${kind}: ${anomaly.about}">
      <header class="row">
        <strong>${kind}</strong>
        ${anomaly.kind === 'RING' ? html`<span>${anomaly.about}</span>` : articleLink(anomaly.about)}
        <span>${dateTime('en', anomaly.from)} – <time datetime=${anomaly.to}>${dateTime('en', anomaly.to)}</time></span>
        ${set ? html`<span class="state">${covered ? 'Set aside' : 'Set aside, and more came'}</span>` : nothing}
      </header>
      <p class="why"><strong>Evidence:</strong> ${anomaly.evidence}</p>
      ${voteNames(anomaly)}
      ${covered
        ? nothing
        : this.reasonForm(`Set aside ${votes(anomaly.count)}`, (reason) =>
            this.change(() => setAside(this.site, anomaly.id, reason), `${votes(anomaly.count)} set aside.`),
          )}
    </article>`;
  }

  private setAside(set: SetAside): TemplateResult {
    const name = votes(set.count);
    return html`<article aria-label="${name} set aside">
      <header class="row">
        <strong>${name}</strong>
        ${[...new Set(set.votes.map((vote) => vote.article))].map(articleLink)}
        <span class="state">${stateName(set.state)}</span>
      </header>
      <ul>
        ${set.acts.map(
          (act) => html`<li class="act">${ACTS[act.what] ?? act.what} by ${act.by}, ${dateTime('en', act.at)}: ${act.reason}</li>`,
        )}
      </ul>
      ${voteNames(set)}
      ${set.state === 'APPLIED'
        ? this.reasonForm(`Bring back ${name}`, (reason) =>
            this.change(() => bringBack(this.site, set.id, reason), `${name} count again.`),
          )
        : nothing}
    </article>`;
  }

  private reasonForm(button: string, act: (reason: string) => Promise<void>): TemplateResult {
    const submit = (event: Event): void => {
      event.preventDefault();
      const form = event.target as HTMLFormElement;
      const reason = String(new FormData(form).get('reason') ?? '').trim();
      if (reason) {
        void act(reason);
      }
    };
    return html`<form class="row" @submit=${submit}>
      <label class="filter">Reason <input name="reason" required maxlength="500" autocomplete="off" /></label>
      <button ?disabled=${this.busy}>${button}</button>
    </form>`;
  }
}

const votes = (count: number): string => `${count} ${count === 1 ? 'vote' : 'votes'}`;

const articleLink = (article: string): TemplateResult =>
  html`<a href="/articles/${encodeURIComponent(article)}">${article}</a>`;

/** The votes by name; of many the first ones. */
function voteNames(of: Anomaly | SetAside): TemplateResult {
  const more = of.count - of.votes.length;
  return html`<details>
    <summary>Which votes</summary>
    <ul>
      ${of.votes.map((vote) => html`<li class="act">${vote.voter} on ${vote.article}</li>`)}
      ${more > 0 ? html`<li class="act">and ${more} more</li>` : nothing}
    </ul>
  </details>`;
}
