import { AnomalyList } from './console/anomaly-list.js';
import { CommentQueue } from './console/comment-queue.js';
import { MailList } from './console/mail-list.js';
import { OrderList } from './console/order-list.js';
import { RatingFiles } from './console/rating-files.js';
import { StaffConsole } from './console/staff-console.js';
import { WebhookList } from './console/webhook-list.js';
import { ReaderRegistration } from './registration/reader-registration.js';
import { define } from './style/element.js';

define('reader-registration', ReaderRegistration);
define('comment-queue', CommentQueue);
define('anomaly-list', AnomalyList);
define('rating-files', RatingFiles);
define('order-list', OrderList);
define('mail-list', MailList);
define('webhook-list', WebhookList);
define('staff-console', StaffConsole);
