/**
 * Identity of the caller: verified bearer tokens become a {@link org.usersay.starter.identity.Reader} in controllers.
 */
@NullMarked
package org.usersay.starter.identity;

import org.jspecify.annotations.NullMarked;
