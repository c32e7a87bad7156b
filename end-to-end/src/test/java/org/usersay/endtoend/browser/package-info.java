/** A real browser, where one is installed. */
@NullMarked
package org.usersay.endtoend.browser;

import org.jspecify.annotations.NullMarked;
