package org.usersay.comments.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The hosts whose images a site shows; without any, an image is its description, and no third party learns who reads.
 *
 * @param hosts in ASCII and lower case; their subdomains are other hosts
 */
record ImageHostPolicy(Set<String> hosts) {

    static final ImageHostPolicy NONE = new ImageHostPolicy(Set.of());

    private static final String SCHEME = "https://";

    ImageHostPolicy {
        hosts = Set.copyOf(hosts);
    }

    /** The address an image may be loaded from: https, the standard port, one of these hosts; otherwise nothing. */
    Optional<String> source(String address) {
        return LinkUrlPolicy.of(address)
                .filter(ascii -> ascii.startsWith(SCHEME))
                .filter(ascii -> hosts.contains(host(ascii)));
    }

    private static String host(String address) {
        return address.substring(SCHEME.length()).split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
