/**
 * Upgrades: another plan in place of an order that runs, with the days that are left of it credited. Uses {@code catalog}, {@code order}, {@code ordering}, {@code quote}, {@code requester}.
 */
@NullMarked
package org.usersay.subscription.orderupgrade;

import org.jspecify.annotations.NullMarked;
