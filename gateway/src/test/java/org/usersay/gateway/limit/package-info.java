@NullMarked
package org.usersay.gateway.limit;

import org.jspecify.annotations.NullMarked;
