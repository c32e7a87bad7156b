@NullMarked
package org.usersay.gateway.staticfiles;

import org.jspecify.annotations.NullMarked;
