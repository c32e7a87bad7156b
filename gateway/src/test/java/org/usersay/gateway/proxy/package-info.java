@NullMarked
package org.usersay.gateway.proxy;

import org.jspecify.annotations.NullMarked;
