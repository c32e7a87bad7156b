package org.usersay.standalone;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/**
 * Variables that give the services their sites: the publisher's file, or the demo newsroom's. Variables of the caller's
 * environment come after these and replace the list of sites.
 */
final class SiteVariables {

    private SiteVariables() {}

    static Map<String, String> of(Options options, DataDirectory data, ListenAddresses addresses) throws IOException {
        if (options.sites().isPresent()) {
            return Map.of("USERSAY_SITES_FILE", "file:" + options.sites().get());
        }
        if (options.environment().containsKey("USERSAY_SITES_FILE")) {
            return Map.of();
        }
        if (options.demo()) {
            return Map.of(
                    "USERSAY_SITES_FILE",
                    "file:" + demo(data),
                    "USERSAY_DEMO_NEWSROOM",
                    "true",
                    "USERSAY_DEMO_SECOND",
                    addresses.demo().toString());
        }
        if (options.environment().keySet().stream().noneMatch(name -> name.startsWith("USERSAY_SITES_"))) {
            throw new StartFailure(
                    "--no-demo leaves no site. Describe yours in a file, --sites FILE, or by USERSAY_SITES_0_ID"
                            + " and so on; docs/configure.md has an example.");
        }
        return Map.of();
    }

    private static Path demo(DataDirectory data) throws IOException {
        Path file = data.resolve("demo-sites.yml");
        try (InputStream settings =
                Objects.requireNonNull(SiteVariables.class.getResourceAsStream("/demo/sites.yml"))) {
            Files.copy(settings, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return file;
    }
}
