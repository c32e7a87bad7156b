import { html, nothing, type TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../../i18n/dates.js';
import { viewAddress } from '../address.js';
import { filled } from '../audit/line.js';
import { ListElement } from '../list-element.js';
import { readerAddress } from '../readers/address.js';
import { fetchStanding } from '../readers/calls.js';
import { bringBack, fetchAnomalies, fetchSetAsides, setAside, type Anomaly, type SetAside } from '../rating-calls.js';
import { tellCode } from '../words/index.js';
import { evidence, evidenceWords } from './evidence.js';
import { evidenceStyles } from './styles.js';

/** Rings that are called by the name of a reader; more keep the id until their votes are looked at. */
const MOST_NAMES = 20;

/** Votes that look arranged, with the evidence, and the sets of votes that moderators have set aside. */
export class AnomalyList extends ListElement<Anomaly> {
  static override styles = [...ListElement.styles, evidenceStyles];

  protected states = [''];
  @state() private sets: SetAside[] = [];
  /** Of readers whose votes were looked at, by their ids; the id itself while there is no name, or none to be had. */
  @state() private names: ReadonlyMap<string, string> = new Map();

  protected async fetchPage() {
    const [anomalies, sets] = await Promise.all([fetchAnomalies(this.site), fetchSetAsides(this.site)]);
    this.sets = sets.items;
    const rings = anomalies.items.filter(({ kind }) => kind === 'RING');
    void this.fetchNames(rings.slice(0, MOST_NAMES).map(({ about }) => about));
    return anomalies;
  }

  override render() {
    return html`<p class="row"><button type="button" @click=${() => this.load()}>${this.tell('listRefresh')}</button></p>
      ${this.messages()}
      <h3>${this.tell('votesArranged')}</h3>
      ${this.list(this.items, (anomaly) => this.anomaly(anomaly), this.tell('votesNoneArranged'))}
      <h3>${this.tell('votesSetAside')}</h3>
      ${this.list(this.sets, (set) => this.setAside(set), this.tell('votesNoneSetAside'))}`;
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
    const kind = tellCode(this.tell, 'votesKind_', anomaly.kind);
    const set = this.sets.find((one) => one.anomaly === anomaly.id && one.state !== 'REVERSED');
    const covered = set !== undefined && (set.acts[0]?.at ?? '') >= anomaly.to;
    const name = anomaly.titles?.[anomaly.about] ?? this.names.get(anomaly.about) ?? anomaly.about;
    const when = (iso: string): string => dateTime(this.language, iso);
    return html`<article aria-label="${kind}: ${name}">
      <header class="row">
        <strong>${kind}</strong>
        ${anomaly.kind === 'RING' ? html`<span>${this.voter(anomaly.about)}</span>` : this.articleLink(anomaly.about, anomaly)}
        <span>${when(anomaly.from)} – <time datetime=${anomaly.to}>${when(anomaly.to)}</time></span>
        ${set ? html`<span class="state">${this.tell(covered ? 'votesIsSetAside' : 'votesMoreCame')}</span>` : nothing}
      </header>
      <p class="why"><strong>${this.tell('votesEvidence')}</strong> ${evidenceWords(this, anomaly)}</p>
      ${evidence(this, anomaly)} ${this.voteNames(anomaly)}
      ${covered
        ? nothing
        : this.reasonForm(this.tell('votesSetAsideNow', { votes: this.votes(anomaly.count) }), (reason) =>
            this.change(
              () => setAside(this.site, anomaly.id, reason),
              this.tell('votesSetAsideDone', { votes: this.votes(anomaly.count) }),
            ),
          )}
    </article>`;
  }

  private setAside(set: SetAside): TemplateResult {
    const name = this.votes(set.count);
    return html`<article aria-label=${this.tell('votesAreSetAside', { votes: name })}>
      <header class="row">
        <strong>${name}</strong>
        ${[...new Set(set.votes.map((vote) => vote.article))].map((article) => this.articleLink(article, set))}
        <span class="state">${this.stateWords(set.state)}</span>
      </header>
      <ul>
        ${set.acts.map(
          (act) => html`<li class="act">${this.act(act)}</li>`,
        )}
      </ul>
      ${this.voteNames(set)}
      ${set.state === 'APPLIED'
        ? this.reasonForm(this.tell('votesBringBack', { votes: name }), (reason) =>
            this.change(() => bringBack(this.site, set.id, reason), this.tell('votesCountAgain', { votes: name })),
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
      <label class="filter">${this.tell('votesReason')} <input name="reason" required maxlength="500" autocomplete="off" /></label>
      <button ?disabled=${this.busy}>${button}</button>
    </form>`;
  }

  private act({ what, by: id, byName, at, reason }: SetAside['acts'][number]): string {
    const by = byName || id;
    return what === 'SET_ASIDE' || what === 'REVERSED'
      ? this.tell(`votesAct_${what}`, { by, when: dateTime(this.language, at), reason })
      : `${what}: ${by}, ${reason}`;
  }

  private votes(count: number): string {
    return count === 1 ? this.tell('votesOne') : this.tell('votesMany', { count });
  }

  /** The comments of an article, by its title where one is known. */
  private articleLink(article: string, { titles }: Anomaly | SetAside): TemplateResult {
    return html`<a href=${viewAddress({ queue: 'all', article })}>${titles?.[article] ?? article}</a>`;
  }

  /** The votes by name; of many the first ones, whose readers' names are fetched when they are looked at. */
  private voteNames(of: Anomaly | SetAside): TemplateResult {
    const more = of.count - of.votes.length;
    return html`<details @toggle=${(event: Event) => (event.target as HTMLDetailsElement).open && this.fetchNames(of.votes.map(({ voter }) => voter))}>
      <summary>${this.tell('votesWhich')}</summary>
      <ul>
        ${of.votes.map(
          ({ voter, article }) =>
            html`<li class="act">
              ${filled(this.tell('votesVote', { voter: '{voter}', article: '{article}' }), {
                voter: this.voter(voter),
                article: of.titles?.[article] ?? article,
              })}
            </li>`,
        )}
        ${more > 0 ? html`<li class="act">${this.tell('votesAndMore', { count: more })}</li>` : nothing}
      </ul>
    </details>`;
  }

  private voter(voter: string): TemplateResult | string {
    return isReader(voter) ? html`<a href=${readerAddress(voter)}>${this.names.get(voter) ?? voter}</a>` : voter;
  }

  /** What cannot be read, such as a reader of another site, stays an id. */
  private async fetchNames(voters: string[]): Promise<void> {
    const unknown = [...new Set(voters)].filter((voter) => isReader(voter) && !this.names.has(voter));
    this.names = new Map([...this.names, ...unknown.map((voter) => [voter, voter] as const)]);
    await Promise.all(
      unknown.map(async (voter) => {
        try {
          const { name } = await fetchStanding(voter);
          this.names = new Map([...this.names, [voter, name || voter]]);
        } catch {
          // The id is shown already.
        }
      }),
    );
  }
}

const isReader = (voter: string): boolean => !voter.startsWith('device:');
