/**
 * Readers whom a reader does not want to see. Uses {@code account}, {@code personal}.
 */
@NullMarked
package org.usersay.subscription.ignoredreader;

import org.jspecify.annotations.NullMarked;
