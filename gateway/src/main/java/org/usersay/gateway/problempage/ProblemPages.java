package org.usersay.gateway.problempage;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.site.Sites;

/** Problem types of {@code problems.properties} as HTML, in English: who reads them writes a program against the API. */
@Component
public class ProblemPages {

    /** A type's line in the file. */
    private record Description(String status, String title, String advice) {

        static Description of(String line) {
            var parts = line.split("\\|", 3);
            return new Description(parts[0], parts[1], parts[2]);
        }
    }

    private final Map<String, Description> types = new TreeMap<>();
    private final Sites sites;

    ProblemPages(Sites sites) {
        this.sites = sites;
        try (var file = new InputStreamReader(
                Objects.requireNonNull(ProblemPages.class.getResourceAsStream("/problems.properties")),
                StandardCharsets.UTF_8)) {
            var lines = new Properties();
            lines.load(file);
            lines.stringPropertyNames().forEach(type -> types.put(type, Description.of(lines.getProperty(type))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the types of a status, with their titles. */
    public SortedMap<String, String> typesOf(String status) {
        return types.entrySet().stream()
                .filter(type -> type.getValue().status().equals(status))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, type -> type.getValue().title(), (a, b) -> a, TreeMap::new));
    }

    /** All types with links to their pages. */
    String index(@Nullable String site) {
        return page(
                site,
                "Problem types",
                types.entrySet().stream()
                        .map(type -> "<li><a href=\"/problems/%1$s\">%1$s</a> (%2$s): %3$s</li>"
                                .formatted(
                                        type.getKey(),
                                        type.getValue().status(),
                                        escape(type.getValue().title())))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    /** The page of a type; empty for one that no answer has. */
    Optional<String> of(String type, @Nullable String site) {
        return Optional.ofNullable(types.get(type))
                .map(description -> page(site, description.title(), """
                        <p>Status %s, type <code>/problems/%s</code></p>
                        <p>%s</p>
                        <p><a href="/problems/">All problem types</a></p>""".formatted(
                                description.status(), type, escape(description.advice()))));
    }

    private String page(@Nullable String site, String title, String content) {
        return BrandedPage.of(sites.findOrFirst(site), Locale.ENGLISH, title, content)
                .html();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
