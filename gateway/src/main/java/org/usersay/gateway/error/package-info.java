/** What a client hears when something is refused or a service is down: problems, breakers, error answers. */
@NullMarked
package org.usersay.gateway.error;

import org.jspecify.annotations.NullMarked;
