import { servicePage } from '../api/base.js';
import { permalink } from './permalink.js';

/** What a mention in a comment's HTML links to. */
const MENTIONED = /\/readers\/([A-Za-z0-9_-]+)\/profile\.html$/;

/** The public page of a reader: the publisher's own, or the service's. */
export function profileLink(page: string, id: string, site: string, language: string): string {
  const url = new URL(page || servicePage('/reader', ''), location.href);
  url.searchParams.set('id', id);
  if (!page && site) {
    url.searchParams.set('site', site);
    url.searchParams.set('lang', language);
  }
  return url.href;
}

/** Where the links in a conversation lead. */
export class Links {
  constructor(
    /** The page that the conversation stands on. */
    private readonly page: string,
    /** The page of `<reader-profile>`; empty for the service's own. */
    private readonly profiles: string,
    private readonly site: string,
    private readonly language: string,
  ) {}

  comment(id: string): string {
    return permalink(this.page, id);
  }

  reader(id: string): string {
    return profileLink(this.profiles, id, this.site, this.language);
  }

  /** Lets mentions, which the service wrote for readers without scripts, lead where names lead. */
  leadMentions(prose: ParentNode): void {
    prose.querySelectorAll<HTMLAnchorElement>('a.mention').forEach((mention) => {
      const id = MENTIONED.exec(mention.href)?.[1];
      if (id) {
        mention.href = this.reader(id);
      }
    });
  }
}
