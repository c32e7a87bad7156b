package org.usersay.comments.form;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.HtmlUtils;

/** The form as a page of our own. It has no script, and nothing of it is not escaped. */
final class FormPage {

    private static final String HEAD = """
            <!doctype html>
            <html>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="robots" content="noindex">
            <title>%1$s</title>
            <main>
            <h1>%1$s</h1>
            """;

    private FormPage() {}

    /** To be filled in, or in again where {@code error} says what was wrong. */
    static byte[] form(String title, String action, FormValues formValues, String error) {
        var html = new StringBuilder(HEAD.formatted(escape(title)));
        if (!error.isEmpty()) {
            html.append("<p role=\"alert\">").append(escape(error)).append("</p>\n");
        }
        html.append(GuestForm.write(action, formValues)).append("</main>\n");
        return bytes(html);
    }

    /** In the place of a form where none is to be had. */
    static byte[] closed(String title, String why, String back) {
        return bytes(new StringBuilder(HEAD.formatted(escape(title)))
                .append("<p>")
                .append(escape(why))
                .append("</p>\n<p><a href=\"")
                .append(escape(back))
                .append("\">Back to the article</a></p>\n</main>\n"));
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static byte[] bytes(StringBuilder html) {
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }
}
