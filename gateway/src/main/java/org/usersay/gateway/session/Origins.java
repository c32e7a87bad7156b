package org.usersay.gateway.session;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.RouteSettings;

/** Which pages' origins may act for which site. The gateway's own pages may act for all. */
@Component
final class Origins {

    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> bySite = new HashMap<>();

    Origins(SiteSettings sites, RouteSettings routes) {
        var own = of(routes.publicUrl());
        all.add(own);
        for (var site : sites.sites()) {
            var allowed = new HashSet<>(site.origins());
            allowed.add(own);
            bySite.put(site.id(), Set.copyOf(allowed));
            all.addAll(allowed);
        }
    }

    /** Whether it may act for the site that the path names; any site's origin will do where the path names none. */
    boolean allow(@Nullable String site, String origin) {
        return site == null
                ? all.contains(origin)
                : bySite.getOrDefault(site, Set.of()).contains(origin);
    }

    /** The form in which a browser sends it: lower case, no default port. */
    static String of(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var standard = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
