package org.usersay.comments.form;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.Texts;

/** The form itself, which may stand in any page: it holds nothing of a reader but the input. */
public final class GuestForm {

    static final Texts TEXTS = new Texts("page/comments");

    private GuestForm() {}

    /** To be filled in, for a page that is the same for all readers and may be cached; posts to {@code action}. */
    public static String blank(String action, Locale language) {
        return write(action, language, FormValues.SHARED);
    }

    static String write(String action, Locale language, FormValues formValues) {
        var html = new StringBuilder("<form method=\"post\" accept-charset=\"utf-8\" action=\"")
                .append(escape(action))
                .append("\">\n");
        hidden(html, "key", formValues.key());
        hidden(html, "parent", formValues.parent());
        return html.append("<p><label>")
                .append(TEXTS.html(language, "form.name"))
                .append(" <input name=\"name\" required maxlength=\"80\" autocomplete=\"name\" value=\"")
                .append(escape(formValues.name()))
                .append("\"></label></p>\n<p><label>")
                .append(TEXTS.html(language, "form.email"))
                .append(
                        " <input name=\"email\" type=\"email\" required maxlength=\"254\" autocomplete=\"email\" value=\"")
                .append(escape(formValues.email()))
                .append("\"></label></p>\n<p><label>")
                .append(TEXTS.html(language, "form.text"))
                .append("<br><textarea name=\"text\" required rows=\"8\" cols=\"60\">\n")
                .append(escape(formValues.text()))
                .append("</textarea></label></p>\n<p>")
                .append(TEXTS.html(language, "form.later"))
                .append("</p>\n<p><button>")
                .append(TEXTS.html(language, "form.post"))
                .append("</button></p>\n</form>\n")
                .toString();
    }

    private static void hidden(StringBuilder html, String name, String value) {
        html.append("<input type=\"hidden\" name=\"")
                .append(name)
                .append("\" value=\"")
                .append(escape(value))
                .append("\">\n");
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
