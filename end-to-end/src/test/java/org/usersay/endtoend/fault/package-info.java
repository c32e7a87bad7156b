/** Behaviour when services, stores or the whole system are killed. */
@NullMarked
package org.usersay.endtoend.fault;

import org.jspecify.annotations.NullMarked;
