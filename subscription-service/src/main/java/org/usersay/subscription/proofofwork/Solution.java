package org.usersay.subscription.proofofwork;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** Solution of a challenge. */
@Schema(name = "ProofOfWork")
public record Solution(
        @NotNull @Pattern(regexp = "[0-9]{1,2}\\.[0-9]{1,12}\\.[A-Za-z0-9_-]{43}")
        String challenge,

        @NotNull @Pattern(regexp = "[0-9]{1,16}") String nonce) {}
