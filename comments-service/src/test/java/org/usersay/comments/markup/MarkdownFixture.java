package org.usersay.comments.markup;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Renderer of the site {@code vir} for tests of other packages. */
public final class MarkdownFixture {

    private static final Markdown MARKDOWN = new Markdown(new Sites(List.of(new Site(
            "vir",
            "vir",
            URI.create("https://vir.example"),
            List.of("*"),
            Locale.ENGLISH,
            ZoneOffset.UTC,
            List.of("example.org"),
            Brand.PLAIN))));

    private MarkdownFixture() {}

    public static String html(String markdown) {
        return MARKDOWN.html("vir", markdown);
    }
}
