@NullMarked
package org.usersay.starter.outbox;

import org.jspecify.annotations.NullMarked;
