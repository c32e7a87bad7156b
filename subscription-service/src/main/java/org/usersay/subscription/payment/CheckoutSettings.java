package org.usersay.subscription.payment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Payment on the page of a provider, by the API of Stripe's Checkout.
 *
 * @param accounts accounts of the sites at the provider; a site without one offers no such payment
 * @param timeout for a call of the provider, with all its attempts; less than 6 s, since it must stay below the read time-out of the
 *     gateway
 * @param connectTimeout for a connection with TLS
 * @param concurrency calls that are under way at most, in one process
 * @param tolerance how old a signed notice may be
 * @param allowInternal whether providers may be plain http and have loopback, private and link-local addresses
 */
@Validated
@ConfigurationProperties("usersay.payment.checkout")
record CheckoutSettings(
        @DefaultValue Map<String, @Valid Account> accounts,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("16") @Min(1) @Max(1_000) int concurrency,
        @DefaultValue("5m") Duration tolerance,
        @DefaultValue("false") boolean allowInternal) {

    /** With the rest of the request less than the gateway waits for it. */
    private static final Duration TIMEOUT_LIMIT = Duration.ofSeconds(6);

    CheckoutSettings {
        accounts = Map.copyOf(accounts);
        if (!timeout.isPositive() || timeout.compareTo(TIMEOUT_LIMIT) >= 0) {
            throw new IllegalArgumentException(
                    "usersay.payment.checkout.timeout must be more than 0 s and less than 6 s, below the gateway's read time-out");
        }
        if (!allowInternal) {
            accounts.forEach((site, account) -> {
                if (!"https".equals(account.url().getScheme())) {
                    throw new IllegalArgumentException(
                            "usersay.payment.checkout.accounts." + site + ".url must be an https address");
                }
            });
        }
    }

    /**
     * Account of a site.
     *
     * @param key the secret key of the API
     * @param secrets of which one signs each notice; two while the former is replaced
     * @param url of the provider
     * @param currencies in which it is paid; absent for all that the provider takes
     */
    record Account(
            @NotNull @Pattern(regexp = "[\\x21-\\x7e]{8,256}", message = "must be the secret key of the provider's API")
            String key,

            @NotEmpty List<@Pattern(regexp = "[\\x21-\\x7e]{16,256}") String> secrets,
            @DefaultValue("https://api.stripe.com") URI url,
            @Nullable List<Currency> currencies) {

        boolean takes(Currency currency) {
            return currencies == null || currencies.contains(currency);
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Account[" + url + "]";
        }
    }
}
