/** Events of ratings for the publisher's systems. Uses {@code tally}. */
@NullMarked
package org.usersay.ratings.webhook;

import org.jspecify.annotations.NullMarked;
