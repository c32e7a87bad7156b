/** Pages that Usersay serves to people, in a site's brand and one language. Uses {@code site}. */
@NullMarked
package org.usersay.starter.page;

import org.jspecify.annotations.NullMarked;
