package org.usersay.gateway.session;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.usersay.gateway.route.RouteMatch;
import org.usersay.gateway.route.RouteSettings;

/** Which pages' origins may act for which site. The gateway's own pages may act for all. */
@Component
final class AllowedOrigins {

    private final Set<String> all = new HashSet<>();
    private final Map<String, Set<String>> bySite = new HashMap<>();

    AllowedOrigins(SiteSettings sites, RouteSettings routes) {
        var own = of(routes.publicUrl());
        all.add(own);
        for (var site : sites.sites()) {
            var allowed = new HashSet<>(site.origins());
            allowed.add(own);
            bySite.put(site.id(), Set.copyOf(allowed));
            all.addAll(allowed);
        }
    }

    /**
     * Whether the page that sends this request may act for the site that the path names; any site's page will do where
     * the path names none. Nobody's page is none of them.
     */
    boolean allow(RouteMatch routeMatch, HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        var allowed = routeMatch.site() == null ? all : bySite.getOrDefault(routeMatch.site(), Set.of());
        return origin != null && allowed.contains(origin);
    }

    /** The form in which a browser sends it: lower case, no default port. */
    static String of(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var standard = scheme.equals("https") ? 443 : 80;
        var port = uri.getPort() < 0 || uri.getPort() == standard ? "" : ":" + uri.getPort();
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port;
    }
}
