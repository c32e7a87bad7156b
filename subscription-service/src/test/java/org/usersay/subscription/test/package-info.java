/** What this service's tests share: the whole application against real stores, with its post and its clock in hand. */
@NullMarked
package org.usersay.subscription.test;

import org.jspecify.annotations.NullMarked;
