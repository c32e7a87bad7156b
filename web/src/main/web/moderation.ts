/** What moderators need on a publisher's page; `usersay.js` loads it for them alone. */
import { ModerationMenu } from './moderation/moderation-menu.js';
import { define } from './style/element.js';

define('usersay-moderation', ModerationMenu);
