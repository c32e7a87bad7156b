package org.usersay.comments.markup;

import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The elements and attributes that may appear in a comment. Whatever is not named here is not served. */
final class AllowList {

    /** The class of a link to a reader's profile. */
    static final String MENTION = "mention";

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "em", "strong", "del", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a")
            // A comment is no place for the page's headings.
            .allowElements((name, attributes) -> "p", "h1", "h2", "h3", "h4", "h5", "h6")
            .allowAttributes("href")
            .matching((element, attribute, value) -> WebAddress.of(value).orElse(null))
            .onElements("a")
            .allowAttributes("class")
            .matching((element, attribute, value) -> value.equals(MENTION) ? value : null)
            .onElements("a")
            .allowUrlProtocols("http", "https", "mailto")
            .requireRelsOnLinks("nofollow", "ugc", "noopener")
            .toFactory();

    private AllowList() {}

    static String sanitise(String html) {
        return POLICY.sanitize(html);
    }
}
