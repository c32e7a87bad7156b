/** The system under test: started once for all tests, stopped after the last one. */
@NullMarked
package org.usersay.endtoend.system;

import org.jspecify.annotations.NullMarked;
