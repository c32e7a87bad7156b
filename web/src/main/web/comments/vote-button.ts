import { html, type TemplateResult } from 'lit';

interface VoteButton {
  sign: '▲' | '▼';
  label: string;
  count: number;
  pressed: boolean;
  disabled: boolean;
  press(): void;
}

/** Agree or disagree; pressed again, the vote is withdrawn. */
export function voteButton(button: VoteButton): TemplateResult {
  return html`<button
    type="button"
    class="plain vote"
    aria-pressed=${button.pressed}
    ?disabled=${button.disabled}
    @click=${button.press}
  >
    <span aria-hidden="true">${button.sign}</span> <span class="unseen">${button.label}</span> ${button.count}
  </button>`;
}
