/** A real browser, if one is installed. */
@NullMarked
package org.usersay.endtoend.browser;

import org.jspecify.annotations.NullMarked;
