package org.usersay.comments.markup;

import java.util.regex.Pattern;
import org.owasp.html.AttributePolicy;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Allow-list of the elements and attributes of a comment. */
final class HtmlSanitizerPolicy {

    /** CSS class of a link to a reader's profile. */
    static final String MENTION = "mention";

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

    private final PolicyFactory policy;

    HtmlSanitizerPolicy(ImageHostPolicy imageHostPolicy) {
        this.policy = new HtmlPolicyBuilder()
                .allowElements(
                        "p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a")
                // What Markdown has no sign for, from imported HTML.
                .allowElements("div", "u", "ins", "q", "sub", "sup", "kbd", "dl", "dt", "dd")
                .allowElements("table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td")
                .allowAttributes("colspan", "rowspan")
                .matching(Pattern.compile("\\d{1,2}"))
                .onElements("th", "td")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("value")
                .matching(NUMBER)
                .onElements("li")
                // Headings would disturb the outline of the page.
                .allowElements((name, attributes) -> "p", "h1", "h2", "h3", "h4", "h5", "h6")
                .allowAttributes("href")
                .matching((element, attribute, value) -> LinkUrlPolicy.of(value).orElse(null))
                .onElements("a")
                .allowAttributes("class")
                .matching(only(MENTION))
                .onElements("a")
                .allowElements((name, attributes) -> attributes.contains("src") ? name : null, "img")
                .allowAttributes("src")
                .matching((element, attribute, value) ->
                        imageHostPolicy.source(value).orElse(null))
                .onElements("img")
                .allowAttributes("alt")
                .onElements("img")
                .allowAttributes("loading")
                .matching(only("lazy"))
                .onElements("img")
                .allowAttributes("referrerpolicy")
                .matching(only("no-referrer"))
                .onElements("img")
                .allowUrlProtocols("http", "https", "mailto")
                .requireRelsOnLinks("nofollow", "ugc", "noopener")
                .toFactory();
    }

    String sanitise(String html) {
        return policy.sanitize(html);
    }

    private static AttributePolicy only(String allowed) {
        return (element, attribute, value) -> value.equals(allowed) ? value : null;
    }
}
