package org.usersay.subscription.oneclick;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.page.Texts;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.oneclick.OneClickTokens.Target;

/** Pages of one-click links as HTML: one language, the brand of the site that sent the mail, no script. */
@Component
class OneClickPages {

    private static final Texts TEXTS = new Texts("oneclick/pages");

    private final Sites sites;

    OneClickPages(Sites sites) {
        this.sites = sites;
    }

    /** The language of pages for a browser; English where there are none in its own. */
    static Language language(Locale browser) {
        return browser.getLanguage().equals("vi") ? Language.VI : Language.EN;
    }

    /** The page before or after the click. */
    ResponseEntity<String> of(OneClickAction.Page page, Target target) {
        return answer(HttpStatus.OK, page, target.language(), target.site());
    }

    /** The page of a link that does nothing: {@code link-unknown}, {@code link-expired} or {@code try-again}. */
    ResponseEntity<String> failed(HttpStatusCode status, String name, Language language, String site) {
        return answer(status, OneClickAction.Page.done(name, ""), language, site);
    }

    private ResponseEntity<String> answer(
            HttpStatusCode status, OneClickAction.Page page, Language language, String siteId) {
        var site = sites.findOrFirst(siteId);
        var texts = page.asks() ? List.of("question", "about") : List.of("done", "result");
        var content =
                "<p>" + TEXTS.html(language.locale(), page.name() + "." + texts.getLast(), page.argument()) + "</p>"
                        + (page.asks() ? form(page, language) : "")
                        + (page.preferences() == null ? "" : link(page.preferences(), language));
        var heading = TEXTS.plain(language.locale(), page.name() + "." + texts.getFirst(), page.argument());
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", BrandedPage.policy(site, "'self'"))
                .header("Referrer-Policy", "no-referrer")
                .body(BrandedPage.of(site, language.locale(), heading, content).html());
    }

    private static String form(OneClickAction.Page page, Language language) {
        return "\n<form method=\"post\">" + page.fields() + "<button>"
                + TEXTS.html(language.locale(), page.name() + ".button") + "</button></form>";
    }

    private static String link(URI preferences, Language language) {
        return "\n<p><a href=\"%s\">%s</a></p>"
                .formatted(
                        HtmlUtils.htmlEscape(preferences.getPath(), "UTF-8"),
                        TEXTS.html(language.locale(), "newsletter-preferences.link"));
    }
}
