@NullMarked
package org.usersay.gateway.cache;

import org.jspecify.annotations.NullMarked;
