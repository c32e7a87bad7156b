/** The script of a page with `<reader-account>`: `<script type="module" src="https://engagement.example/account.js"></script>`. */
import { AccountData } from './account/account-data.js';
import { AccountDevices } from './account/account-devices.js';
import { AccountNotices } from './account/account-notices.js';
import { AccountOrders } from './account/account-orders.js';
import { AccountPassword } from './account/account-password.js';
import { AccountEmail } from './account/account-email.js';
import { EmailConfirmation } from './account/email-confirmation.js';
import { AccountProfile } from './account/account-profile.js';
import { ReaderAccount } from './account/reader-account.js';
import { ReaderRegistration } from './registration/reader-registration.js';
import { define } from './style/element.js';
import { OrderPeriods } from './subscription/order-periods.js';

define('reader-registration', ReaderRegistration);
define('account-profile', AccountProfile);
define('account-email', AccountEmail);
define('email-confirmation', EmailConfirmation);
define('account-orders', AccountOrders);
define('order-periods', OrderPeriods);
define('account-notices', AccountNotices);
define('account-password', AccountPassword);
define('account-devices', AccountDevices);
define('account-data', AccountData);
define('reader-account', ReaderAccount);
