/**
 * What happened to readers that other services must follow (suspended, readmitted, left), kept in order, read by them from
 * an internal path under a shared key. Uses no other feature.
 */
@NullMarked
package org.usersay.subscription.event;

import org.jspecify.annotations.NullMarked;
