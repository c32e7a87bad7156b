package org.usersay.gateway.security;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.proxy.ServiceSettings;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.starter.site.Sites;

/** Origins whose pages may act for a site: the site's own and the gateway's. */
@Component
final class AllowedOrigins {

    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> bySite = new HashMap<>();

    /** @throws IllegalArgumentException for an origin that no browser would send, a pattern for instance */
    AllowedOrigins(Sites sites, ServiceSettings services) {
        var own = normalized(services.publicUrl());
        all.add(own);
        for (var site : sites.sites()) {
            var allowed = new HashSet<String>();
            allowed.add(own);
            site.origins().forEach(origin -> allowed.add(normalized(URI.create(origin))));
            bySite.put(site.id(), Set.copyOf(allowed));
            all.addAll(allowed);
        }
    }

    /** Whether a page of this origin may act for the site in the path; for any site where the path names none. */
    boolean allows(RouteMatch match, @Nullable String origin) {
        var allowed = match.site() == null ? all : bySite.getOrDefault(match.site(), Set.of());
        return origin != null && allowed.contains(origin);
    }

    /** As a browser sends it: lower case, no default port. */
    private static String normalized(URI uri) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("An origin must be scheme://host[:port], but is " + uri);
        }
        var defaultPort = uri.getScheme().equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 || uri.getPort() == defaultPort ? "" : ":" + uri.getPort();
        return uri.getScheme() + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
