package org.usersay.comments.markup;

/** HTML of a text as typed, in paragraphs. */
final class PlainText {

    private PlainText() {}

    static String html(String text) {
        var html = new StringBuilder();
        for (String paragraph : text.split("\n{2,}", -1)) {
            if (!paragraph.isBlank()) {
                html.append("<p>")
                        .append(escape(paragraph).replace("\n", "<br />\n"))
                        .append("</p>\n");
            }
        }
        return html.toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
