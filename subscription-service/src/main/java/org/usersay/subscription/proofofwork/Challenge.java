package org.usersay.subscription.proofofwork;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a proof of work is asked for by: a {@code nonce} for which the SHA-256 of {@code <challenge>.<nonce>} begins with so many
 * zero bits.
 */
@Schema(name = "ProofOfWorkChallenge")
public record Challenge(String challenge, int bits) {}
