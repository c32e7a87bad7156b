package org.usersay.subscription.entitlement;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.order.Subscriptions;
import org.usersay.subscription.order.Subscriptions.Subscription;

/** Entitlements of readers, computed from their subscriptions with each request: a change counts at once. */
@Component
public class Entitlements {

    private final Subscriptions subscriptions;
    private final Accounts accounts;
    private final Sites sites;
    private final Clock clock;

    Entitlements(Subscriptions subscriptions, Accounts accounts, Sites sites, Clock clock) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.sites = sites;
        this.clock = clock;
    }

    /** Of a reader on all sites; none while the account is suspended. */
    List<Entitlement> of(String reader) {
        var account = accounts.require(reader);
        return account.suspendedAt(clock.instant())
                ? List.of()
                : subscriptions.of(account).subscriptions().stream()
                        .flatMap(Entitlements::of)
                        .collect(Collectors.toMap(
                                granted -> granted.site() + "/" + granted.name(),
                                Function.identity(),
                                (one, other) -> one.endsOn().isBefore(other.endsOn()) ? other : one))
                        .values()
                        .stream()
                        .sorted(Comparator.comparing(Entitlement::site).thenComparing(Entitlement::name))
                        .toList();
    }

    /** The same on one site; 404 where there is no such site. */
    public List<Entitlement> of(String reader, String site) {
        var known = sites.require(site).id();
        return of(reader).stream()
                .filter(granted -> granted.site().equals(known))
                .toList();
    }

    private static Stream<Entitlement> of(Subscription subscription) {
        return subscription.entitlements().stream()
                .map(name -> new Entitlement(subscription.site(), name, subscription.order(), subscription.endsOn()));
    }
}
