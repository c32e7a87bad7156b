package org.usersay.subscription.consent;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.site.Site;

/** Pages of conditions that a site has, each of which is agreed to with an order. */
public final class Conditions {

    /** Names of the consents. */
    public static final String TERMS = "terms";

    public static final String PRIVACY = "privacy";

    private Conditions() {}

    /** Addresses of the pages, by the names of the consents to them. */
    public static Map<String, URI> of(Site site) {
        var pages = new LinkedHashMap<String, URI>();
        put(pages, TERMS, site.brand().terms());
        put(pages, PRIVACY, site.brand().privacy());
        return pages;
    }

    /** A 400 problem at {@code /consents} for each page of the site that was not agreed to, whatever the words. */
    public static void require(Site site, @Nullable List<GivenConsent> given) {
        var named =
                given == null ? List.of() : given.stream().map(GivenConsent::to).toList();
        var missing = of(site).entrySet().stream()
                .filter(page -> !named.contains(page.getKey()))
                .map(page -> new FieldError(
                        "/consents", "Agree to " + page.getValue() + ": a consent to " + page.getKey() + "."))
                .toList();
        if (!missing.isEmpty()) {
            throw CommonProblem.invalid(missing);
        }
    }

    private static void put(Map<String, URI> pages, String name, @Nullable URI page) {
        if (page != null) {
            pages.put(name, page);
        }
    }
}
