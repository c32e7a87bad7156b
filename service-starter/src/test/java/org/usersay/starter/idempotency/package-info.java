/** The {@code Idempotency-Key} header and the fingerprint of the body it stands for. */
@NullMarked
package org.usersay.starter.idempotency;

import org.jspecify.annotations.NullMarked;
