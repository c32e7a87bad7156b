package org.usersay.subscription.meter;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Metered articles.
 *
 * @param sites by site: how many {@code articles-per-month} are free, and the {@code entitlements} of which one is enough not to be
 *     counted (any where none is named); where a site is missing, nothing is metered
 * @param deviceKey shared with the gateway, which signs devices with it ({@code USERSAY_DEVICE_KEY}); empty means that only readers
 *     with an account have free articles
 * @param newPerNetwork how many browsers without an account, of one network, may begin to be counted in an hour
 */
@Validated
@ConfigurationProperties("usersay.meter")
record MeterSettings(
        @DefaultValue Map<String, @Valid Meter> sites,
        @DefaultValue("") String deviceKey,
        @DefaultValue("200") @Min(1) int newPerNetwork) {

    MeterSettings {
        sites = Map.copyOf(sites);
    }

    /** The meter of a site. All that one reads in a month is kept in one document, so its number is bounded. */
    record Meter(
            @Min(1) @Max(100) int articlesPerMonth,
            @DefaultValue List<@NotBlank String> entitlements) {

        Meter {
            entitlements = List.copyOf(entitlements);
        }

        /** Whether a reader with these entitlements is not counted. */
        boolean spares(List<String> granted) {
            return granted.stream().anyMatch(name -> entitlements.isEmpty() || entitlements.contains(name));
        }
    }

    /** Keeps the key out of logs. */
    @Override
    public String toString() {
        return "MeterSettings[sites=" + sites + "]";
    }
}
