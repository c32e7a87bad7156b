package org.usersay.subscription.orderform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;
import org.usersay.starter.page.Texts;
import org.usersay.subscription.contact.AddressShape;

/** Fields of the form as HTML, each with its label, its hint and what is wrong with it. */
final class FormHtml {

    static final Texts TEXTS = new Texts("orderform/pages");

    private final StringBuilder html = new StringBuilder();
    private final Locale language;
    private final FormValues values;
    private final Map<String, String> wrong;

    /** @param wrong by field, the key of the text that says why */
    FormHtml(Locale language, FormValues values, Map<String, String> wrong) {
        this.language = language;
        this.values = values;
        this.wrong = wrong;
    }

    static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    String text(String key, Object... words) {
        return TEXTS.html(language, key, words);
    }

    FormHtml raw(String markup) {
        html.append(markup).append('\n');
        return this;
    }

    /** All that is wrong, as links to the fields; it has the focus when the page is shown. */
    FormHtml summary() {
        if (wrong.isEmpty()) {
            return this;
        }
        raw("<div role=\"alert\" class=\"errors\" tabindex=\"-1\" autofocus>\n<h2>" + text("wrong") + "</h2>\n<ul>");
        FormValues.NAMES.stream()
                .filter(wrong::containsKey)
                .forEach(name -> raw("<li><a href=\"#%s\">%s: %s</a></li>".formatted(name, label(name), why(name))));
        return raw("</ul>\n</div>");
    }

    /** What happened, before all else; it has the focus when the page is shown. */
    FormHtml notice(String key) {
        return raw("<div role=\"alert\" class=\"errors\" tabindex=\"-1\" autofocus><p>" + text(key) + "</p></div>");
    }

    FormHtml hidden(String name, String value) {
        return raw("<input type=\"hidden\" name=\"%s\" value=\"%s\">".formatted(name, escape(value)));
    }

    /** @param attributes further ones, such as {@code required maxlength="200"} */
    FormHtml field(String name, String type, String attributes) {
        return raw("<div class=\"field\">")
                .raw("<label for=\"%s\">%s</label>".formatted(name, label(name)))
                .raw("<input id=\"%1$s\" name=\"%1$s\" type=\"%2$s\" value=\"%3$s\" %4$s%5$s>"
                        .formatted(name, type, escape(values.text(name)), attributes, described(name)))
                .raw(below(name) + "</div>");
    }

    /** @param options their values and their names */
    FormHtml select(String name, String chosen, List<Map.Entry<String, String>> options) {
        raw("<div class=\"field\">\n<label for=\"%s\">%s</label>".formatted(name, label(name)));
        raw("<select id=\"%1$s\" name=\"%1$s\"%2$s>".formatted(name, described(name)));
        options.forEach(option -> raw("<option value=\"%s\"%s>%s</option>"
                .formatted(
                        escape(option.getKey()),
                        option.getKey().equals(chosen) ? " selected" : "",
                        escape(option.getValue()))));
        return raw("</select>").raw(below(name) + "</div>");
    }

    FormHtml check(String name, String value, String title, boolean on) {
        return raw("<label class=\"check\"><input type=\"checkbox\" name=\"%s\" value=\"%s\"%s> <span>%s</span></label>"
                .formatted(name, escape(value), on ? " checked" : "", title));
    }

    /** A box that has to be ticked, with the page that says to what. */
    FormHtml agree(String name, String wording, String page) {
        return raw("<div class=\"field\">")
                .raw(
                        "<label class=\"check\"><input id=\"%1$s\" type=\"checkbox\" name=\"%1$s\" value=\"yes\" required%2$s%3$s> <span>%4$s</span></label>"
                                .formatted(name, values.has(name) ? " checked" : "", described(name), escape(wording)))
                .raw("<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>".formatted(escape(page), label(name)))
                .raw(below(name) + "</div>");
    }

    /** Beginning of a part that is filled in or not; open where it was, or something in it is wrong. */
    FormHtml part(String name, List<String> fields) {
        var open = values.hasAny(fields) || fields.stream().anyMatch(wrong::containsKey);
        return raw("<details%s>\n<summary>%s</summary>".formatted(open ? " open" : "", label(name)));
    }

    /** What a field is called; parts of the address by their country. */
    String label(String name) {
        var part = AddressShape.of(values.text("country")).part(name);
        return part == null
                ? text("label." + name)
                : text("part." + part.name()) + (part.required() ? "" : text("part.optional"));
    }

    private String why(String name) {
        return text("wrong." + wrong.get(name));
    }

    private boolean hinted(String name) {
        return TEXTS.in(language).containsKey("hint." + name);
    }

    private String described(String name) {
        var ids = (hinted(name) ? name + "-hint " : "") + (wrong.containsKey(name) ? name + "-error" : "");
        return (ids.isEmpty() ? "" : " aria-describedby=\"" + ids.strip() + "\"")
                + (wrong.containsKey(name) ? " aria-invalid=\"true\"" : "");
    }

    private String below(String name) {
        return (hinted(name) ? "<p class=\"hint\" id=\"%s-hint\">%s</p>".formatted(name, text("hint." + name)) : "")
                + (wrong.containsKey(name)
                        ? "<p class=\"error\" id=\"%s-error\">%s</p>".formatted(name, why(name))
                        : "");
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
