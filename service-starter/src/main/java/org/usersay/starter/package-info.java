/** Mechanisms every Usersay service shares; see the packages below. */
@NullMarked
package org.usersay.starter;

import org.jspecify.annotations.NullMarked;
