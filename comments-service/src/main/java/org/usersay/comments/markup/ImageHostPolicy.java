package org.usersay.comments.markup;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Hosts whose images a site shows. Other images are replaced by their description, so that no third party is contacted.
 *
 * @param hosts in ASCII and lower case; their subdomains are other hosts
 */
record ImageHostPolicy(Set<String> hosts) {

    static final ImageHostPolicy NONE = new ImageHostPolicy(Set.of());

    private static final String SCHEME = "https://";

    ImageHostPolicy {
        hosts = Set.copyOf(hosts);
    }

    /** The normalised address of an image with https, the standard port and one of these hosts; otherwise empty. */
    Optional<String> source(String address) {
        return LinkUrlPolicy.of(address)
                .filter(ascii -> ascii.startsWith(SCHEME))
                .filter(ascii -> hosts.contains(host(ascii)));
    }

    private static String host(String address) {
        return address.substring(SCHEME.length()).split("[/?#]", 2)[0].toLowerCase(Locale.ROOT);
    }
}
