package org.usersay.subscription.suppression;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Bounces and complaints.
 *
 * @param secrets {@code whsec_} and 24 to 64 bytes in Base64, of which one signs each call of {@code /mail-events}; without any, none is taken
 * @param tolerance how old a signed call may be
 * @param softBounces so many within {@code soft-period} suppress an address
 * @param softPeriod the time for {@code soft-bounces}
 */
@Validated
@ConfigurationProperties("usersay.mail-events")
record SuppressionSettings(
        @DefaultValue List<@Pattern(regexp = "whsec_[A-Za-z0-9+/]{32,86}={0,2}") String> secrets,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("5") @Min(1) @Max(50) int softBounces,
        @DefaultValue("30d") Duration softPeriod) {

    SuppressionSettings {
        secrets = List.copyOf(secrets);
    }
}
