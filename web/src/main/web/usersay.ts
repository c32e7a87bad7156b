/**
 * The one script of a publisher's page:
 * `<script type="module" src="https://engagement.example/usersay.js"></script>`.
 */
import { CommentElement } from './comments/comment.js';
import { Composer } from './comments/composer.js';
import { ReportForm } from './comments/report-form.js';
import { UserSay } from './comments/user-say.js';
import { UserSayCount } from './counts/user-say-count.js';
import { ArticleMeter } from './meter/article-meter.js';
import { NewsletterSignup } from './newsletter/newsletter-signup.js';
import { ReaderProfile } from './profile/reader-profile.js';
import { StarRating } from './rating/star-rating.js';
import { ReaderRegistration } from './registration/reader-registration.js';
import { ReaderSession } from './registration/reader-session.js';
import { define } from './style/element.js';
import { OrderPeriods } from './subscription/order-periods.js';
import { SubscriptionForm } from './subscription/subscription-form.js';

define('usersay-composer', Composer);
define('usersay-report', ReportForm);
define('usersay-comment', CommentElement);
define('reader-registration', ReaderRegistration);
define('reader-session', ReaderSession);
define('user-say', UserSay);
define('user-say-count', UserSayCount);
define('star-rating', StarRating);
define('reader-profile', ReaderProfile);
define('order-periods', OrderPeriods);
define('subscription-form', SubscriptionForm);
define('newsletter-signup', NewsletterSignup);
define('article-meter', ArticleMeter);
