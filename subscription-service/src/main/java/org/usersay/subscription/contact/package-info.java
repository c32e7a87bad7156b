/**
 * Addresses and names as people type them, safe to show and to mail to. Uses no other feature.
 */
@NullMarked
package org.usersay.subscription.contact;

import org.jspecify.annotations.NullMarked;
