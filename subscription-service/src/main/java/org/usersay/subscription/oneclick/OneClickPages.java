package org.usersay.subscription.oneclick;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
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

    /** The page with the button. */
    ResponseEntity<String> question(OneClickAction.Page page, Target target) {
        var form = "\n<form method=\"post\"><button>"
                + TEXTS.html(target.language().locale(), page.name() + ".button") + "</button></form>";
        return answer(HttpStatus.OK, page, "question", "about", target.language(), target.site(), form);
    }

    /** The page after the click. */
    ResponseEntity<String> done(OneClickAction.Page page, Target target) {
        return answer(HttpStatus.OK, page, "done", "result", target.language(), target.site(), "");
    }

    /** The page of a link that does nothing: {@code link-unknown}, {@code link-expired} or {@code try-again}. */
    ResponseEntity<String> failed(HttpStatusCode status, String name, Language language, String site) {
        return answer(status, new OneClickAction.Page(name, ""), "done", "result", language, site, "");
    }

    private ResponseEntity<String> answer(
            HttpStatusCode status,
            OneClickAction.Page page,
            String title,
            String text,
            Language language,
            String siteId,
            String form) {
        var site = sites.findOrFirst(siteId);
        var content = "<p>" + TEXTS.html(language.locale(), page.name() + "." + text, page.argument()) + "</p>" + form;
        var heading = TEXTS.plain(language.locale(), page.name() + "." + title, page.argument());
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", BrandedPage.policy(site, "'self'"))
                .header("Referrer-Policy", "no-referrer")
                .body(BrandedPage.of(site, language.locale(), heading, content).html());
    }
}
