/** Documents compared with the sources and, where an IT, with the running system. */
@NullMarked
package org.usersay.endtoend.document;

import org.jspecify.annotations.NullMarked;
