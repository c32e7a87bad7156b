/**
 * Pages of registration, subscription and the console, in the brand of the site that {@code ?site=} names, and the look of
 * every branded page. Uses no other package.
 */
@NullMarked
package org.usersay.gateway.page;

import org.jspecify.annotations.NullMarked;
