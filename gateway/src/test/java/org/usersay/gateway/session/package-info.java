@NullMarked
package org.usersay.gateway.session;

import org.jspecify.annotations.NullMarked;
