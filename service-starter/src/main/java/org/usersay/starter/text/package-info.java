/** Text as it is seen: invisible characters, characters that look like others, words of searches. Uses no other feature. */
@NullMarked
package org.usersay.starter.text;

import org.jspecify.annotations.NullMarked;
