/** A corpus of hostile requests, each with the only right answer. */
@NullMarked
package org.usersay.endtoend.attack;

import org.jspecify.annotations.NullMarked;
