@NullMarked
package org.usersay.gateway.route;

import org.jspecify.annotations.NullMarked;
