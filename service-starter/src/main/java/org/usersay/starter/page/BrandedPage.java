package org.usersay.starter.page;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.site.Site;

/**
 * Page in the brand of a site: its name or logo at the top, its legal links and support address at the foot, its colours from
 * {@code /brand/{site}.css} of the gateway.
 *
 * @param head HTML that the page's head ends with, for instance a script; may be empty
 * @param content HTML of the main part
 */
public record BrandedPage(Site site, Locale language, String title, String head, String content) {

    private static final Texts TEXTS = new Texts("page/frame");

    /** Page without scripts, with its title as its heading. */
    public static BrandedPage of(Site site, Locale language, String title, String content) {
        return new BrandedPage(site, language, title, "", "<h1>%s</h1>\n%s".formatted(escape(title), content));
    }

    /** Content security policy of a page without scripts, whose form goes to {@code formTargets}. */
    public static String policy(Site site, String formTargets) {
        return "default-src 'none'; style-src 'self'; img-src 'self'"
                + site.brand().logoSource() + "; form-action " + formTargets
                + "; base-uri 'none'; frame-ancestors 'none'";
    }

    public String html() {
        return """
                <!doctype html>
                <html lang="%1$s">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="robots" content="noindex">
                <title>%2$s | %3$s</title>
                <link rel="icon" href="/brand/%4$s.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/brand/%4$s.css">
                %5$s</head>
                <body>
                <a class="skip" href="#main">%6$s</a>
                <header class="brand"><a href="%7$s">%8$s</a></header>
                <main id="main" tabindex="-1">
                %9$s
                </main>
                <footer class="legal"><p><a href="%7$s">%3$s</a></p>%10$s</footer>
                </body>
                </html>
                """.formatted(
                        language.getLanguage(),
                        escape(title),
                        escape(site.name()),
                        site.id(),
                        head,
                        TEXTS.html(language, "skip"),
                        escape(site.url().toString()),
                        masthead(),
                        content,
                        legal());
    }

    private String masthead() {
        var logo = site.brand().logo();
        return logo == null
                ? escape(site.name())
                : "<img src=\"%s\" alt=\"%s\">".formatted(escape(logo.toString()), escape(site.name()));
    }

    private String legal() {
        var brand = site.brand();
        var support = brand.support() == null ? null : URI.create("mailto:" + brand.support());
        var links = link("imprint", brand.imprint())
                + link("privacy", brand.privacy())
                + link("terms", brand.terms())
                + link("support", support);
        return links.isEmpty() ? "" : "<nav aria-label=\"%s\">%s</nav>".formatted(TEXTS.html(language, "about"), links);
    }

    private String link(String name, @Nullable URI target) {
        return target == null
                ? ""
                : "<a href=\"%s\">%s</a> ".formatted(escape(target.toString()), TEXTS.html(language, name));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
