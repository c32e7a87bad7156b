package org.usersay.gateway.page;

import java.util.Locale;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;

/** Page around one element. */
final class ElementPage {

    private static final Texts TEXTS = new Texts("page/pages");

    private ElementPage() {}

    static BrandedPage of(String page, Site site, Locale language) {
        var element = switch (page) {
            case "subscription" -> "subscription-form";
            case "reader" -> "reader-profile";
            case "account", "email-change", "seat" -> "reader-account";
            case "console" -> "staff-console";
            default -> "reader-registration";
        };
        var view = switch (page) {
            case "confirm", "reset", "sign-in", "invitation", "email-change", "seat" -> " view=\"" + page + "\"";
            default -> "";
        };
        var wide = element.equals("reader-registration") ? "" : " class=\"wide\"";
        var script = switch (page) {
            case "account", "email-change", "seat" -> "/account.js";
            case "console" -> "/console.js";
            default -> "/usersay.js";
        };
        return new BrandedPage(
                site,
                language,
                TEXTS.plain(language, page + ".title"),
                "<script type=\"module\" src=\"%s\"></script>\n".formatted(script),
                "<div%1$s>\n%2$s<%3$s site=\"%4$s\"%5$s></%3$s>\n%6$s</div>"
                        .formatted(
                                wide, heading(page, language), element, site.id(), view, withoutScript(page, site, language)));
    }

    /** Way to the order form of the subscription-service; orders are shown where their mails lead to. */
    private static String withoutScript(String page, Site site, Locale language) {
        return page.equals("subscription")
                ? "<noscript><p><a href=\"/order?site=%s&amp;lang=%s\">%s</a></p></noscript>\n"
                        .formatted(site.id(), language.getLanguage(), TEXTS.html(language, "subscription.plain"))
                : "";
    }

    /** The console has its heading in a bar of its own. */
    private static String heading(String page, Locale language) {
        var title = "<h1>%s</h1>\n".formatted(TEXTS.html(language, page + ".title"));
        return switch (page) {
            case "console" -> "";
            case "registration", "subscription" ->
                title + "<p class=\"lede\">%s</p>\n".formatted(TEXTS.html(language, page + ".lede"));
            default -> title;
        };
    }
}
