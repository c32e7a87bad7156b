/** Signing keys of access tokens: stored in MongoDB, rotated, their public halves published. Uses no other feature. */
@NullMarked
package org.usersay.subscription.signingkey;

import org.jspecify.annotations.NullMarked;
