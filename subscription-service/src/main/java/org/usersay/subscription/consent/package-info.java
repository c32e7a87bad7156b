/** What readers agreed to, kept as proof: the words that they saw, and when. Uses {@code secret}. */
@NullMarked
package org.usersay.subscription.consent;

import org.jspecify.annotations.NullMarked;
