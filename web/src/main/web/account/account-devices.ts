import { html } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { dateTime } from '../i18n/dates.js';
import { AccountSection } from './account-section.js';
import { fetchDevices, signOutDevice, type Device } from './calls.js';

/** Devices on which the reader is signed in, each with a way to sign it out. */
export class AccountDevices extends AccountSection {
  protected heading = 'devices' as const;
  @state() private devices: Device[] = [];

  protected override async load(): Promise<void> {
    this.devices = await fetchDevices();
  }

  protected body() {
    return html`<ul>
      ${repeat(
        this.devices,
        (one) => one.id,
        (one) => html`<li>
          <span
            >${one.device}
            <span class="soft"
              >${one.current ? this.tell('thisDevice') : this.tell('lastUsed', { when: dateTime(this.language, one.lastUsedAt) })}</span
            ></span
          >
          ${one.current
            ? html``
            : html`<button
                type="button"
                class="plain"
                aria-label=${this.tell('endOf', { device: one.device })}
                @click=${() => this.end(one)}
              >
                ${this.tell('end')}
              </button>`}
        </li>`,
      )}
    </ul>`;
  }

  private end({ id, device }: Device): void {
    void this.attempt(
      async () => {
        await signOutDevice(id);
        await this.load();
      },
      this.tell('ended', { device }),
    );
  }
}
