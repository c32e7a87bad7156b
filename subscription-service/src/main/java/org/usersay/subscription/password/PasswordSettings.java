package org.usersay.subscription.password;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What a password costs.
 *
 * @param strength bcrypt's cost: the work is two to this power
 * @param atOnce how many are hashed at the same time; 0 means one for each processor
 * @param patience how long a request waits for its turn before it is told to come back
 */
@Validated
@ConfigurationProperties("usersay.passwords")
record PasswordSettings(
        @DefaultValue("10") @Min(4) @Max(16) int strength,
        @DefaultValue("0") @Min(0) int atOnce,
        @DefaultValue("10s") Duration patience) {

    int permits() {
        return atOnce > 0 ? atOnce : Runtime.getRuntime().availableProcessors();
    }
}
