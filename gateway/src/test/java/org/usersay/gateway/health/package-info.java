@NullMarked
package org.usersay.gateway.health;

import org.jspecify.annotations.NullMarked;
