/** Bad input: each a clear problem, and nothing is changed. */
@NullMarked
package org.usersay.endtoend.refusal;

import org.jspecify.annotations.NullMarked;
