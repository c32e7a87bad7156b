@NullMarked
package org.usersay.gateway.security;

import org.jspecify.annotations.NullMarked;
