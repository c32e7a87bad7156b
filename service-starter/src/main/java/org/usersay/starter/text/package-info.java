/** Text as it is seen: invisible characters, and characters that look like others. Uses no other feature. */
@NullMarked
package org.usersay.starter.text;

import org.jspecify.annotations.NullMarked;
