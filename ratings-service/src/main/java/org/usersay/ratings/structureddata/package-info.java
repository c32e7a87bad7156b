/** An article's rating as schema.org data for search engines. Uses {@code article} and {@code tally}. */
@NullMarked
package org.usersay.ratings.structureddata;

import org.jspecify.annotations.NullMarked;
