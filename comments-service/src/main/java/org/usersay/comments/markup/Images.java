package org.usersay.comments.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts whose images a site shows; without any, an image is its description, and no third party learns who reads.
 *
 * @param hosts in ASCII and lower case; their subdomains are other hosts
 */
record Images(Set<String> hosts) {

    static final Images NONE = new Images(Set.of());

    private static final String SCHEME = "https://";

    Images {
        hosts = Set.copyOf(hosts);
    }

    /** The address an image may be loaded from: https, the standard port, one of these hosts; otherwise nothing. */
    Optional<String> source(String address) {
        return WebAddress.of(address)
                .filter(ascii -> ascii.startsWith(SCHEME))
                .filter(ascii -> hosts.contains(host(ascii)));
    }

    private static String host(String address) {
        return address.substring(SCHEME.length()).split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
