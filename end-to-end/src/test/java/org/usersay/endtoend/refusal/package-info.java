/** Bad input is refused with a clear problem and changes nothing. */
@NullMarked
package org.usersay.endtoend.refusal;

import org.jspecify.annotations.NullMarked;
