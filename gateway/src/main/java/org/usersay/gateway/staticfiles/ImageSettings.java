package org.usersay.gateway.staticfiles;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What our own pages must know of the sites, to let a browser show the images in their comments.
 *
 * @param sites every configured site
 */
@ConfigurationProperties("usersay")
record ImageSettings(List<Site> sites) {

    ImageSettings {
        sites = List.copyOf(sites);
    }

    /** Sources of a content security policy, each after a space. */
    String sources() {
        return sites.stream()
                .flatMap(site -> site.imageHosts().stream())
                .distinct()
                .map(host -> " https://" + host)
                .collect(Collectors.joining());
    }

    /**
     * One publisher's site.
     *
     * @param id the name in paths
     * @param imageHosts hosts whose images its comments may show
     */
    record Site(String id, @DefaultValue List<String> imageHosts) {

        Site {
            imageHosts = List.copyOf(imageHosts);
            for (String host : imageHosts) {
                if (!host.matches("[a-z0-9-]+(\\.[a-z0-9-]+)+")) {
                    throw new IllegalArgumentException("A host of images must be a name such as images.example.org");
                }
            }
        }
    }
}
