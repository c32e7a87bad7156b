@NullMarked
package org.usersay.gateway.engagement;

import org.jspecify.annotations.NullMarked;
