package org.usersay.gateway.page;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;

/** Page around one element. */
final class ElementPage {

    private static final Texts TEXTS = new Texts("page/pages");

    private ElementPage() {}

    /** @param order query that names an order, which the page of subscriptions shows; empty for none */
    static BrandedPage of(String page, Site site, Locale language, String order) {
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
                "<div%1$s>\n%2$s<%3$s site=\"%4$s\"%5$s%7$s></%3$s>\n%6$s</div>"
                        .formatted(
                                wide,
                                heading(page, language),
                                element,
                                site.id(),
                                view,
                                withoutScript(page, site, language, order),
                                conditions(site)));
    }

    /** What has to be agreed to, for the elements that ask, also within others. */
    private static String conditions(Site site) {
        return attribute("terms", site.brand().terms())
                + attribute("privacy", site.brand().privacy());
    }

    private static String attribute(String name, @Nullable URI value) {
        return value == null ? "" : " %s=\"%s\"".formatted(name, HtmlUtils.htmlEscape(value.toString(), "UTF-8"));
    }

    /** Way to the order form of the subscription-service, or to its page of the order that the address names. */
    private static String withoutScript(String page, Site site, Locale language, String order) {
        if (!page.equals("subscription")) {
            return "";
        }
        var target = order.isEmpty()
                ? "/order?site=" + site.id() + "&amp;lang=" + language.getLanguage()
                : "/order/placed?" + order + "&amp;lang=" + language.getLanguage();
        return "<noscript><p><a href=\"%s\">%s</a></p></noscript>\n"
                .formatted(
                        target,
                        TEXTS.html(language, order.isEmpty() ? "subscription.plain" : "subscription.plainOrder"));
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
