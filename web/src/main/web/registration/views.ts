import { html, type nothing, type TemplateResult } from 'lit';
import type { Key } from '../i18n/index.js';
import { field } from './field.js';

export type View = 'register' | 'sign-in' | 'forgotten' | 'link' | 'confirm' | 'choose' | 'reset' | 'redeem' | 'invitation';

/** What a view needs of the element that shows it. */
export interface Stage {
  say(key: Key): string;
  fieldError(name: string): string | undefined;
  busy: boolean;
  show(view: View): void;
  /** Boxes of the site's newsletters. */
  newsletters(): TemplateResult | typeof nothing;
  /** Boxes of what has to be agreed to. */
  consents(): TemplateResult | typeof nothing;
}

const button = (stage: Stage, key: Key): TemplateResult =>
  html`<button class="main" aria-disabled=${stage.busy}>${stage.busy ? stage.say('sending') : stage.say(key)}</button>`;

const other = (stage: Stage, view: View, key: Key): TemplateResult =>
  html`<button type="button" class="plain" @click=${() => stage.show(view)}>${stage.say(key)}</button>`;

const email = (stage: Stage): TemplateResult =>
  field({
    name: 'email',
    label: stage.say('email'),
    type: 'email',
    autocomplete: 'email',
    required: true,
    error: stage.fieldError('email'),
  });

const newPassword = (stage: Stage): TemplateResult =>
  field({
    name: 'password',
    label: stage.say('password'),
    type: 'password',
    autocomplete: 'new-password',
    required: true,
    minlength: 8,
    maxlength: 128,
    hint: stage.say('passwordHint'),
    error: stage.fieldError('password'),
  });

export const views: Record<View, (stage: Stage) => TemplateResult> = {
  register: (stage) => html`
    ${field({
      name: 'displayName',
      label: stage.say('displayName'),
      autocomplete: 'nickname',
      required: true,
      minlength: 2,
      maxlength: 40,
      hint: stage.say('displayNameHint'),
      error: stage.fieldError('displayName'),
    })}
    ${email(stage)} ${newPassword(stage)} ${stage.newsletters()} ${stage.consents()}
    <div class="row">${button(stage, 'createAccount')} ${other(stage, 'sign-in', 'haveAccount')}</div>
  `,
  'sign-in': (stage) => html`
    ${email(stage)}
    ${field({
      name: 'password',
      label: stage.say('password'),
      type: 'password',
      autocomplete: 'current-password',
      required: true,
      maxlength: 128,
    })}
    <div class="row">
      ${button(stage, 'signIn')} ${other(stage, 'register', 'createAccount')}
      ${other(stage, 'forgotten', 'forgottenPassword')} ${other(stage, 'link', 'mailMeLink')}
    </div>
  `,
  forgotten: (stage) => html`
    <p>${stage.say('forgottenText')}</p>
    ${email(stage)}
    <div class="row">${button(stage, 'sendReset')} ${other(stage, 'sign-in', 'backToSignIn')}</div>
  `,
  link: (stage) => html`
    <p>${stage.say('linkText')}</p>
    ${email(stage)}
    <div class="row">${button(stage, 'sendLink')} ${other(stage, 'sign-in', 'backToSignIn')}</div>
  `,
  confirm: (stage) => html`<p>${stage.say('confirmText')}</p>
    ${button(stage, 'confirmAddress')}`,
  choose: (stage) => html`<p>${stage.say('choosePasswordText')}</p>
    ${newPassword(stage)} ${button(stage, 'setPassword')}`,
  invitation: (stage) => html`<p>${stage.say('invitationText')}</p>
    ${button(stage, 'acceptInvitation')}`,
  redeem: (stage) => html`<p>${stage.say('redeemText')}</p>
    ${button(stage, 'signIn')}`,
  reset: (stage) => html`${newPassword(stage)} ${button(stage, 'setPassword')}`,
};
