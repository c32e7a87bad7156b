import { svg, type TemplateResult } from 'lit';
import type { Author } from './types.js';

const COLOURS = ['#8a2a36', '#1f4f78', '#2c5f3a', '#6a4a12', '#59327a', '#245c5c', '#7a3a1c', '#3f4a5a'];

/** A disc with the first letter of the name; its colour always the same for one reader. Nothing is fetched. */
export function avatar(author: Author | null): TemplateResult {
  const name = author?.name?.trim() || '?';
  const sum = Array.from(author?.id ?? name).reduce((total, letter) => (total * 31 + letter.codePointAt(0)!) >>> 0, 7);
  return svg`<svg class="avatar" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="16" fill=${COLOURS[sum % COLOURS.length]!}></circle>
    <text x="16" y="21.5" text-anchor="middle" font-size="15" font-weight="700" fill="#fff">${Array.from(name)[0]!.toUpperCase()}</text>
  </svg>`;
}
