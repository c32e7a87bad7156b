package org.usersay.comments.form;

import org.springframework.web.util.HtmlUtils;

/** The form itself, which may stand in any page: it holds nothing of a reader but the input. */
public final class GuestForm {

    private GuestForm() {}

    /** To be filled in, for a page that is the same for all readers and may be cached; posts to {@code action}. */
    public static String blank(String action) {
        return write(action, FormValues.SHARED);
    }

    static String write(String action, FormValues formValues) {
        var html = new StringBuilder("<form method=\"post\" accept-charset=\"utf-8\" action=\"")
                .append(escape(action))
                .append("\">\n");
        hidden(html, "key", formValues.key());
        hidden(html, "parent", formValues.parent());
        return html.append(
                        "<p><label>Name <input name=\"name\" required maxlength=\"80\" autocomplete=\"name\" value=\"")
                .append(escape(formValues.name()))
                .append("\"></label></p>\n<p><label>E-mail, never shown <input name=\"email\" type=\"email\" required ")
                .append("maxlength=\"254\" autocomplete=\"email\" value=\"")
                .append(escape(formValues.email()))
                .append(
                        "\"></label></p>\n<p><label>Comment<br><textarea name=\"text\" required rows=\"8\" cols=\"60\">\n")
                .append(escape(formValues.text()))
                .append("</textarea></label></p>\n<p>It appears once a moderator has seen it.</p>\n")
                .append("<p><button>Post the comment</button></p>\n</form>\n")
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
