package org.usersay.gateway.session;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The sites, as far as the gateway must know them.
 *
 * @param sites every configured site
 */
@ConfigurationProperties("usersay")
record SiteSettings(List<Site> sites) {

    SiteSettings {
        sites = List.copyOf(sites);
    }

    /**
     * One publisher's site.
     *
     * @param id the name in paths
     * @param origins the origins of the pages that may use it with cookies
     */
    record Site(String id, @DefaultValue List<String> origins) {

        Site {
            if (!id.matches("[a-z0-9-]{1,32}")) {
                throw new IllegalArgumentException("A site's id must match [a-z0-9-]{1,32}, but is " + id);
            }
            origins = origins.stream().map(Site::origin).toList();
        }

        /** A pattern or a path would silently match nothing, so it is refused at start. */
        private static String origin(String text) {
            var uri = URI.create(text);
            if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                throw new IllegalArgumentException("An origin must be scheme://host[:port], but is " + text);
            }
            return AllowedOrigins.of(uri);
        }
    }
}
