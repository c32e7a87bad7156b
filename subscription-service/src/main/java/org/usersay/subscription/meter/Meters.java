package org.usersay.subscription.meter;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.identity.Device;
import org.usersay.starter.identity.IdentityProblem;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.entitlement.Entitlement;
import org.usersay.subscription.entitlement.Entitlements;
import org.usersay.subscription.entitlement.StatementIssuer;
import org.usersay.subscription.meter.MeterSettings.Meter;
import org.usersay.subscription.requester.Requester;
import org.usersay.subscription.secret.ServerSecrets;

/**
 * Articles that may be read without an entitlement: a number in each month, counted by account or else by browser. An entitled reader's
 * statement names the article too: the paywall may ask for another entitlement than the one by which nothing is counted.
 * Whether an article exists is not checked, since most sites announce none: made-up ids fill one's own meter alone.
 */
@Component
class Meters {

    private static final String SECRET = "article-meters";

    private final MeterSettings settings;
    private final MeterStore store;
    private final Entitlements entitlements;
    private final StatementIssuer statementIssuer;
    private final NewBrowsers newBrowsers;
    private final ServerSecrets secrets;
    private final Sites sites;
    private final Clock clock;

    Meters(
            MeterSettings settings,
            MeterStore store,
            Entitlements entitlements,
            StatementIssuer statementIssuer,
            NewBrowsers newBrowsers,
            ServerSecrets secrets,
            Sites sites,
            Clock clock) {
        this.settings = settings;
        this.store = store;
        this.entitlements = entitlements;
        this.statementIssuer = statementIssuer;
        this.newBrowsers = newBrowsers;
        this.secrets = secrets;
        this.sites = sites;
        this.clock = clock;
    }

    /**
     * Opens an article: counts it, once a month however often, while fewer than the site's number of others are. A 404 problem where the
     * site meters nothing, a 401 without both a reader and a device, a 429 for one new device too many of a network.
     */
    MeterReading open(ArticleKey article, Optional<Reader> reader, @Nullable String device, Requester requester) {
        var meter = Optional.ofNullable(settings.sites().get(article.site()))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The site meters no articles."));
        var now = clock.instant();
        var granted =
                reader.map(known -> entitlements.of(known.id(), article.site())).orElse(List.of());
        var names = granted.stream().map(Entitlement::name).toList();
        if (reader.isPresent() && meter.spares(names)) {
            return MeterReading.entitled(
                    article.article(), statementIssuer.issue(reader.get().id(), article, granted, now));
        }
        return count(article, meter, key(article, reader, device, now), reader, requester, granted, now);
    }

    private MeterKey key(ArticleKey article, Optional<Reader> reader, @Nullable String device, Instant now) {
        var site = sites.require(article.site());
        var month = MeterKey.monthOf(site, now);
        return reader.map(known -> MeterKey.ofReader(site, month, known.id()))
                .or(() -> Optional.ofNullable(device)
                        .flatMap(token -> Device.read(token, settings.deviceKey()))
                        .map(known -> MeterKey.ofDevice(site, month, known)))
                .orElseThrow(
                        () -> IdentityProblem.NOT_AUTHENTICATED.refusal("Sign in, or let the browser keep cookies."));
    }

    private MeterReading count(
            ArticleKey article,
            Meter meter,
            MeterKey key,
            Optional<Reader> reader,
            Requester requester,
            List<Entitlement> granted,
            Instant now) {
        var digest = key.article(secrets.named(SECRET), article.article());
        var limit = meter.articlesPerMonth();
        var read = counted(key, digest, limit, requester);
        return read.contains(digest)
                ? MeterReading.counted(
                        article.article(),
                        limit,
                        Math.max(0, limit - read.size()),
                        key.endsAt(),
                        statementIssuer.issue(reader.map(Reader::id).orElse(null), article, granted, now))
                : MeterReading.usedUp(article.article(), limit, key.endsAt());
    }

    /** What counts after an attempt to count an article. */
    private Set<String> counted(MeterKey key, String article, int limit, Requester requester) {
        var id = key.id(secrets.named(SECRET));
        var known = store.find(id);
        if (known.isPresent() && (known.get().contains(article) || known.get().size() >= limit)) {
            return known.get();
        }
        if (known.isEmpty()) {
            newBrowsers.admit(key, requester);
        }
        if (known.isPresent() || !store.begin(id, article, key.endsAt())) {
            store.add(id, article, limit);
        }
        return store.find(id).orElse(Set.of());
    }

    /** Number of an account's articles of a month; empty where none was counted. */
    Optional<Integer> read(MeterKey key) {
        return store.find(key.id(secrets.named(SECRET))).map(Set::size);
    }

    void delete(List<MeterKey> keys) {
        store.delete(keys.stream().map(key -> key.id(secrets.named(SECRET))).toList());
    }
}
