package org.usersay.gateway.problempage;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Problem types of {@code problems.properties} as HTML, in the brand of a site and one language. */
@Component
public class ProblemPages {

    private static final Texts FRAME = new Texts("problempage/texts");
    private static final Texts TYPES = new Texts("problems");

    /** Status of each type. */
    private final Map<String, String> statuses = new TreeMap<>();

    private final Sites sites;

    ProblemPages(Sites sites) {
        this.sites = sites;
        var types = TYPES.in(Locale.ENGLISH);
        types.keySet().forEach(type -> statuses.put(type, types.getString(type).split("\\|", 2)[0]));
    }

    /** What a type's line ends with in each language. */
    private record Description(String title, String advice) {

        static Description of(String type, Locale language) {
            var parts = TYPES.in(language).getString(type).split("\\|", -1);
            return new Description(parts[parts.length - 2], parts[parts.length - 1]);
        }
    }

    /**
     * What a page is made for.
     *
     * @param query of links to further pages; empty where the request has none
     */
    record Audience(Site site, Locale language, String query) {}

    /**
     * The audience of a request.
     *
     * @param site the first one where it is null or unknown
     * @param lang the site's language where it is empty or there are no pages in it
     */
    Audience audience(@Nullable String site, String lang) {
        var shown = sites.findOrFirst(site);
        var language = shown.language(lang);
        var query = site == null && lang.isEmpty() ? "" : "?site=%s&amp;lang=%s".formatted(shown.id(), language);
        return new Audience(shown, language, query);
    }

    /** Names of the types of a status, with their titles. */
    public SortedMap<String, String> typesOf(String status) {
        return statuses.entrySet().stream()
                .filter(type -> type.getValue().equals(status))
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        type -> Description.of(type.getKey(), Locale.ENGLISH).title(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    /** All types with links to their pages. */
    String index(Audience audience) {
        return page(
                audience,
                FRAME.plain(audience.language(), "types.title"),
                statuses.entrySet().stream()
                        .map(type -> "<li><a href=\"/problems/%1$s%2$s\">%1$s</a> (%3$s): %4$s</li>"
                                .formatted(
                                        type.getKey(),
                                        audience.query(),
                                        type.getValue(),
                                        escape(Description.of(type.getKey(), audience.language())
                                                .title())))
                        .collect(Collectors.joining("\n", "<ul>\n", "\n</ul>")));
    }

    /** The page of a type; empty for one that no answer has. */
    Optional<String> of(String type, Audience audience) {
        return Optional.ofNullable(statuses.get(type)).map(status -> {
            var description = Description.of(type, audience.language());
            return page(audience, description.title(), """
                    <p>%s <code>/problems/%s</code></p>
                    <p>%s</p>
                    <p><a href="/problems/%s">%s</a></p>""".formatted(
                            FRAME.html(audience.language(), "types.status", status),
                            type,
                            escape(description.advice()),
                            audience.query(),
                            FRAME.html(audience.language(), "types.all")));
        });
    }

    private static String page(Audience audience, String title, String content) {
        return BrandedPage.of(audience.site(), audience.language(), title, content)
                .html();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
