@NullMarked
package org.usersay.gateway.fallback;

import org.jspecify.annotations.NullMarked;
