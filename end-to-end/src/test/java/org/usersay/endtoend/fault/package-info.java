/** Services, stores and whole systems that are killed. */
@NullMarked
package org.usersay.endtoend.fault;

import org.jspecify.annotations.NullMarked;
