package org.usersay.subscription.outbox;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Site;
import org.usersay.subscription.contact.Language;

/** What a site puts around the words of its mails: sender, masthead, and the addresses at the foot. */
record MailFrame(Site site, Language language) {

    private static final Texts TEXTS = new Texts("page/frame");

    /** The site's own sender, or the installation's address under the site's name. */
    String sender(String installation) {
        var own = site.brand().sender();
        if (own != null) {
            return own;
        }
        try {
            var address = new InternetAddress(installation, true);
            address.setPersonal(site.name(), StandardCharsets.UTF_8.name());
            return address.toString();
        } catch (AddressException | UnsupportedEncodingException e) {
            throw new IllegalArgumentException("usersay.mail.from is not an address: " + installation, e);
        }
    }

    /** Foot of the plain text. */
    String signature() {
        var addresses = links().entrySet().stream()
                .map(link -> link.getKey() + ": " + link.getValue() + "\n")
                .collect(Collectors.joining());
        return "-- \n" + site.name() + "\n" + site.url() + "\n" + addresses;
    }

    String html(Stream<String> paragraphs) {
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">\
                <meta name="supported-color-schemes" content="light dark"><style>:root{color-scheme:light dark}
                @media (prefers-color-scheme:dark){a{color:%6$s !important}.foot,.foot a{color:#a8a8a8 !important}}</style></head>
                <body style="margin:0 auto;padding:1em;font-family:sans-serif;line-height:1.5;max-width:36em">
                <p style="padding-top:.75em;border-top:4px solid %2$s;font:bold 1.4em Georgia,serif">%3$s</p>
                %4$s
                <p class="foot" style="padding-top:.75em;border-top:1px solid #d8d8d4;color:#595959;font-size:.85em">%5$s</p>
                </body></html>
                """.formatted(
                        language.code(),
                        site.brand().accent(),
                        masthead(),
                        paragraphs.collect(Collectors.joining("\n")),
                        link(site.name(), site.url().toString())
                                + links().entrySet().stream()
                                        .map(link -> " · " + link(link.getKey(), link.getValue()))
                                        .collect(Collectors.joining()),
                        site.brand().accentDark());
    }

    private String masthead() {
        var logo = site.brand().logo();
        return logo == null
                ? escape(site.name())
                : "<img src=\"%s\" alt=\"%s\" height=\"40\">".formatted(escape(logo.toString()), escape(site.name()));
    }

    private Map<String, String> links() {
        var links = new LinkedHashMap<String, String>();
        put(links, "imprint", site.brand().imprint());
        put(links, "privacy", site.brand().privacy());
        put(links, "terms", site.brand().terms());
        if (site.brand().support() != null) {
            links.put(TEXTS.plain(language.locale(), "support"), site.brand().support());
        }
        return links;
    }

    private void put(Map<String, String> links, String name, @Nullable URI target) {
        if (target != null) {
            links.put(TEXTS.plain(language.locale(), name), target.toString());
        }
    }

    private static String link(String name, String target) {
        var address = target.contains("://") ? target : "mailto:" + target;
        return "<a href=\"%s\" style=\"color:inherit\">%s</a>".formatted(escape(address), escape(name));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
