@NullMarked
package org.usersay.gateway.openapi;

import org.jspecify.annotations.NullMarked;
