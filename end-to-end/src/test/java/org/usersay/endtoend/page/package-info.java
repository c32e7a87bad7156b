/** The same in a browser, on a phone and on a desktop. */
@NullMarked
package org.usersay.endtoend.page;

import org.jspecify.annotations.NullMarked;
