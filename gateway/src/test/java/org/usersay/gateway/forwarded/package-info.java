@NullMarked
package org.usersay.gateway.forwarded;

import org.jspecify.annotations.NullMarked;
