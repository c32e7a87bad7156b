@NullMarked
package org.usersay.gateway.error;

import org.jspecify.annotations.NullMarked;
