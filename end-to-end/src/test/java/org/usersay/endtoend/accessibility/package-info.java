/** Automated accessibility checks. */
@NullMarked
package org.usersay.endtoend.accessibility;

import org.jspecify.annotations.NullMarked;
