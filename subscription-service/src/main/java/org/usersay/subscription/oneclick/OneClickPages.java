package org.usersay.subscription.oneclick;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.usersay.subscription.contact.Language;

/** Pages of one-click links as HTML: one language, a style of their own, no script, no other resource. */
@Component
class OneClickPages {

    private static final String STYLE = """
            body{margin:0;background:#f4f4f1;color:#1c1c1c;font:1.0625rem/1.6 system-ui,sans-serif}\
            main{max-width:34rem;margin:12vh auto;padding:2rem;background:#fff;border:1px solid #dcdcd6;border-radius:.5rem}\
            h1{margin:0 0 .5rem;font-size:1.5rem;line-height:1.25}\
            button{margin-top:1rem;padding:.7rem 1.4rem;border:0;border-radius:.35rem;background:#1f5c4d;color:#fff;font:inherit}\
            @media(prefers-color-scheme:dark){body{background:#161616;color:#eee}main{background:#222;border-color:#3a3a3a}}""";
    private static final String POLICY =
            "default-src 'none'; style-src '" + hash(STYLE) + "'; form-action 'self'; frame-ancestors 'none'";

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    OneClickPages() {
        texts.setBasename("oneclick/pages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
        texts.setAlwaysUseMessageFormat(true);
    }

    /** The language of pages for a browser; English where there are none in its own. */
    static Language language(Locale browser) {
        return browser.getLanguage().equals("vi") ? Language.VI : Language.EN;
    }

    /** The page with the button. */
    ResponseEntity<String> question(OneClickAction.Page page, Language language) {
        var form = "<form method=\"post\"><button>" + text(page, "button", language) + "</button></form>";
        return answer(
                HttpStatusCode.valueOf(200),
                language,
                text(page, "question", language),
                text(page, "about", language),
                form);
    }

    /** The page after the click. */
    ResponseEntity<String> done(OneClickAction.Page page, Language language) {
        return answer(
                HttpStatusCode.valueOf(200),
                language,
                text(page, "done", language),
                text(page, "result", language),
                "");
    }

    /** The page of a link that does nothing: {@code link-unknown}, {@code link-expired} or {@code try-again}. */
    ResponseEntity<String> failed(HttpStatusCode status, String name, Language language) {
        var page = new OneClickAction.Page(name, "");
        return answer(status, language, text(page, "done", language), text(page, "result", language), "");
    }

    private String text(OneClickAction.Page page, String part, Language language) {
        return HtmlUtils.htmlEscape(
                texts.getMessage(page.name() + "." + part, new Object[] {page.argument()}, Locale.of(language.code())),
                "UTF-8");
    }

    private static ResponseEntity<String> answer(
            HttpStatusCode status, Language language, String title, String about, String form) {
        return ResponseEntity.status(status)
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body("""
                        <!doctype html>
                        <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title>
                        <meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
                        <style>%3$s</style></head>
                        <body><main><h1>%2$s</h1><p>%4$s</p>%5$s</main></body></html>
                        """.formatted(language.code(), title, STYLE, about, form));
    }

    private static String hash(String style) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
