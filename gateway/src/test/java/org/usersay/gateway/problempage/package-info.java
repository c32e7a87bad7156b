@NullMarked
package org.usersay.gateway.problempage;

import org.jspecify.annotations.NullMarked;
