import { viewAddress } from '../address.js';
import type { Tell } from '../words/index.js';
import { tellCode } from '../words/index.js';
import type { AuditEntry } from './calls.js';

const COMMENT = ['APPROVE', 'REJECT', 'SPAM', 'DELETE', 'UNDO', 'PIN', 'UNPIN'];
const VOTES = ['SET_ASIDE', 'REVERSED'];
const READER = ['SUSPEND', 'BAN', 'READMIT', 'WARNING', 'NOTE', 'NOTE_DELETED', 'ROLES', 'INVITATION_ACCEPTED'];
const INVITATION = ['INVITE', 'INVITATION_REVOKED'];

/** Parts of the site by the tabs where they are. */
const PARTS: Record<string, Record<string, string>> = {
  'moderation-settings': { tab: 'settings' },
  reasons: { tab: 'settings', view: 'reasons' },
  'spam-score': { tab: 'settings', view: 'spam' },
  catalog: { tab: 'orders', view: 'catalog' },
  coupons: { tab: 'orders', view: 'coupons' },
  comments: { tab: 'transfer' },
  ratings: { tab: 'ratings' },
  audit: { tab: 'audit' },
  'subscription-orders': { tab: 'orders' },
  deliveries: { tab: 'orders' },
  'newsletter-subscribers': { tab: 'newsletters' },
  campaigns: { tab: 'newsletters', view: 'campaigns' },
  suppressions: { tab: 'newsletters', view: 'suppressed' },
};

/** What a line is about: its name, and where in the console it is. */
export interface Target {
  name: string;
  address: string | null;
  /** Whether it is a comment, which is shown in place. */
  comment: boolean;
}

export function targetOf(tell: Tell, { action, target }: AuditEntry): Target {
  const at = (name: string, parameters: Record<string, string>): Target => ({
    name,
    address: viewAddress(parameters),
    comment: false,
  });
  if (COMMENT.includes(action)) {
    return { name: tell('auditWhat_comment'), address: null, comment: true };
  }
  if (VOTES.includes(action)) {
    return at(tell('auditWhat_votes'), { tab: 'ratings' });
  }
  if (READER.includes(action)) {
    return at(tell('auditWhat_reader'), { tab: 'readers', reader: target });
  }
  if (INVITATION.includes(action)) {
    return at(tell(action === 'INVITE' ? 'auditWhat_invited' : 'auditWhat_invitation'), { tab: 'readers' });
  }
  if (action === 'ARTICLE') {
    return at(tell('auditWhat_article', { id: target }), { queue: 'all', article: target });
  }
  if (action === 'WEBHOOK_SECRET') {
    return at(tell('auditWhat_webhook', { id: target }), { tab: 'webhooks' });
  }
  const part = PARTS[target];
  const name = tellCode(tell, 'auditWhat_', target);
  return part ? at(name, part) : { name, address: null, comment: false };
}
