package org.usersay.subscription.payment;

import java.io.IOException;
import java.net.URI;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.payment.CheckoutSettings.Account;

/** Payment on the page of a provider, for the sites that have an account there. */
@Component
public class Checkouts {

    private static final Logger log = LoggerFactory.getLogger(Checkouts.class);

    private final CheckoutSettings settings;
    private final CheckoutProvider provider;
    private final CheckoutClient client;

    Checkouts(CheckoutSettings settings, CheckoutProvider provider, CheckoutClient client, Sites sites) {
        this.settings = settings;
        this.provider = provider;
        this.client = client;
        settings.accounts().keySet().forEach(site -> {
            if (sites.find(site).isEmpty()) {
                throw new IllegalArgumentException(
                        "usersay.payment.checkout.accounts." + site + " is not the id of a site");
            }
        });
    }

    /** Whether orders of a site in a currency can be paid so. */
    public boolean available(String site, Currency currency) {
        return account(site, currency).isPresent();
    }

    /** Address of the page where the request is paid; a 404 problem where the site has none, a 409 where the provider fails. */
    public URI page(String site, CheckoutRequest request) {
        var account = account(site, request.currency())
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The order cannot be paid online."));
        try {
            return provider.page(client.send(site, provider.request(account, request)));
        } catch (IOException e) {
            log.warn("No page to pay an order of {} at {}: {}", site, account.url(), e.toString());
            throw PaymentProblem.PROVIDER_UNAVAILABLE.refusal("Try again in a minute, or pay by bank transfer.");
        }
    }

    /** Payment of which a signed notice tells; empty where it tells of something else. A 401 problem where it is not signed. */
    public Optional<PaymentNotice> receive(String site, @Nullable String signature, byte[] notice) {
        var account = account(site).orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The site takes no notices."));
        if (signature == null || !provider.signed(account, signature, notice)) {
            throw IdentityProblem.NOT_AUTHENTICATED.refusal(
                    "Sign the notice with a secret of usersay.payment.checkout.accounts, within the last minutes.");
        }
        return provider.payment(notice);
    }

    private Optional<Account> account(String site, Currency currency) {
        return account(site).filter(account -> account.takes(currency) && provider.takes(currency));
    }

    private Optional<Account> account(String site) {
        return Optional.ofNullable(settings.accounts().get(site));
    }
}
