package org.usersay.gateway.error;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Page that says in one language, Vietnamese or English, what happened and what the reader can do. */
@Component
class ProblemPage {

    private final ResourceBundleMessageSource texts = new ResourceBundleMessageSource();

    ProblemPage() {
        texts.setBasename("problempage/texts");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setFallbackToSystemLocale(false);
    }

    String of(int status, Locale browser) {
        var language = browser.getLanguage().equals("vi") ? browser : Locale.ENGLISH;
        return """
                <!doctype html>
                <html lang="%1$s"><head><meta charset="utf-8"><title>%2$s</title>
                <meta name="viewport" content="width=device-width"><meta name="robots" content="noindex">
                <link rel="stylesheet" href="/assets/problems.css"></head>
                <body><main><h1>%2$s</h1><p>%3$s</p></main></body></html>
                """.formatted(language.getLanguage(), text(status, "title", language), text(status, "advice", language));
    }

    private String text(int status, String part, Locale language) {
        var other = texts.getMessage("other." + part, null, language);
        var text = texts.getMessage(status + "." + part, null, other, language);
        return HtmlUtils.htmlEscape(String.valueOf(text), "UTF-8");
    }
}
