/** Pages and mails of an installation with another publisher's sites. */
@NullMarked
package org.usersay.endtoend.brand;

import org.jspecify.annotations.NullMarked;
