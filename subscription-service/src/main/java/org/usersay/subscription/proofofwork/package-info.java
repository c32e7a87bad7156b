/** Proofs of work that suspicious requests are asked for. Uses {@code secret}. */
@NullMarked
package org.usersay.subscription.proofofwork;

import org.jspecify.annotations.NullMarked;
