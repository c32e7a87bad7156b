package org.usersay.subscription.proofofwork;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Proofs of work.
 *
 * @param bits zero bits that a solution begins with; each one more doubles the work, of which 16 are about a second in a browser
 * @param validFor how long a challenge may be solved
 */
@Validated
@ConfigurationProperties("usersay.proof-of-work")
record ProofOfWorkSettings(
        @DefaultValue("16") @Min(1) @Max(30) int bits,
        @DefaultValue("10m") Duration validFor) {}
