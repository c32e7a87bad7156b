/** The configured sites and the {@code site/article} key that every store leads with. */
@NullMarked
package org.usersay.starter.site;

import org.jspecify.annotations.NullMarked;
