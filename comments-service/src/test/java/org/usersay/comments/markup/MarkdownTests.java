package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.markup.MentionLookup.Person;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** HTML of Markdown texts, hostile ones included. */
class MarkdownTests {

    private static final String PROFILE = "https://example.org/profile";

    /** Allows images of two hosts; {@code other} allows none. */
    private static final String SITE = "vir";

    private final Markdown markdown =
            new Markdown(new Sites(List.of(site(SITE, "images.example.org", "xn--bcher-kva.example"), site("other"))));

    @Test
    void usualMarkupIsKept() {
        assertThat(markdown.html(SITE, "*a* **b** ~~c~~ `d`"))
                .isEqualTo("<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>");
        assertThat(markdown.html(SITE, "> q\n\n- one\n- two")).contains("<blockquote>", "<ul>", "<li>one</li>");
        assertThat(markdown.html(SITE, "one\ntwo")).isEqualTo("<p>one<br />\ntwo</p>");
    }

    @Test
    void headingsBecomeParagraphs() {
        assertThat(markdown.html(SITE, "# Loud")).isEqualTo("<p>Loud</p>");
    }

    @Test
    void linksHaveNoReferrerAndNoFollow() {
        assertThat(markdown.html(SITE, "[x](https://example.org/a?b=c)"))
                .isEqualTo("<p><a href=\"https://example.org/a?b&#61;c\" rel=\"nofollow ugc noopener\">x</a></p>");
        assertThat(markdown.html(SITE, "see https://example.org/a"))
                .contains("href=\"https://example.org/a\"", "nofollow");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](javascript&colon;alert(1))",
                "[x](java\tscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "[x](vbscript:msgbox(1))",
                "[x](file:///etc/passwd)",
                "[x](//evil.example)",
                "[x](/relative)",
                "[x](https:evil)",
                "[x](https://user@evil.example/)",
                "[x](https://a\\@evil.example/)",
                "<javascript:alert(1)>",
                "[x]: javascript:alert(1)\n\n[x]",
                "![x](javascript:alert(1))",
                "[![x](javascript:alert(1))](javascript:alert(2))"
            })
    void otherSchemesAndDisguisesAreNotLinks(String text) {
        assertThat(markdown.html(SITE, text))
                .doesNotContain("<a")
                .doesNotContain("<img")
                .doesNotContain("<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<svg/onload=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
                "<style>*{display:none}</style>",
                "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
                "<!--><script>alert(1)</script>-->",
                "`<b onmouseover=alert(1)>`",
                "```<script>\n<script>alert(1)</script>\n```",
                "<form action=https://evil.example><input name=q>"
            })
    void htmlIsShownAsText(String text) {
        assertThat(markdown.html(SITE, text).replaceAll("</?(p|br|code|pre|blockquote)( /)?>", ""))
                .doesNotContain("<");
    }

    @Test
    void imagesAreReplacedByTheirDescription() {
        assertThat(markdown.html(SITE, "![a *cat*](https://example.org/cat.png)"))
                .isEqualTo("<p>a <em>cat</em></p>");
    }

    @Test
    void imagesOfAllowedHostsAreImages() {
        var text = "![a *cat*](https://images.example.org/cat.png?w=1)";
        assertThat(markdown.html(SITE, text))
                .isEqualTo("<p><img src=\"https://images.example.org/cat.png?w&#61;1\" alt=\"a cat\""
                        + " loading=\"lazy\" referrerpolicy=\"no-referrer\" /></p>");
        assertThat(markdown.html(SITE, "![x](https://bücher.example/x.png)"))
                .contains("src=\"https://xn--bcher-kva.example/x.png\"");
        assertThat(markdown.html(SITE, "![x](HTTPS://Images.Example.ORG/x.png)"))
                .contains("<img src=\"https://");
        assertThat(markdown.html("other", text)).isEqualTo("<p>a <em>cat</em></p>");
        assertThat(markdown.html("unknown", text)).doesNotContain("<img");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://images.example.org/x.png",
                "//images.example.org/x.png",
                "/x.png",
                "data:image/png;base64,iVBORw0KGgo=",
                "data:image/svg+xml,<svg/onload=alert(1)>",
                "javascript:alert(1)//https://images.example.org/x.png",
                "blob:https://images.example.org/x",
                "https:images.example.org/x.png",
                "https:/images.example.org/x.png",
                "https:\\\\images.example.org/x.png",
                "https://images.example.org:8443/x.png",
                "https://images.example.org:443/x.png",
                "https://images.example.org@evil.example/x.png",
                "https://evil.example@images.example.org/x.png",
                "https://images.example.org:pass@evil.example/x.png",
                "https://images.example.org\\@evil.example/x.png",
                "https://images.example.org.evil.example/x.png",
                "https://images.example.org。evil.example/x.png",
                "https://images.example.org%2eevil.example/x.png",
                "https://images.example.org%00.evil.example/x.png",
                "https://images.example.org./x.png",
                "https://evil.example/images.example.org/x.png",
                "https://evil.example?images.example.org/x.png",
                "https://evil.example#images.example.org/x.png",
                "https://sub.images.example.org/x.png",
                "https://example.org/x.png",
                "https://iмages.example.org/x.png",
                "https://images.exаmple.org/x.png",
                "https://xn--images-example-org.evil.example/x.png",
                "https://bucher.example/x.png"
            })
    void imagesOfOtherAddressesAreReplacedByTheirDescription(String address) {
        for (var text :
                List.of("![w](" + address + ")", "![w](<" + address + ">)", "![w][1]\n\n[1]: <" + address + ">")) {
            assertThat(markdown.html(SITE, text)).as(text).contains("w").doesNotContain("<img");
        }
    }

    @Test
    void descriptionOfAnImageStaysWithinItsAttribute() {
        assertThat(markdown.html(
                        SITE, "![\" onerror=\"alert(1) <b> `>` [x](https://a.example)](https://images.example.org/x)"))
                .matches(
                        "<p><img src=\"[^\"]*\" alt=\"[^\"<>]*\" loading=\"lazy\" referrerpolicy=\"no-referrer\" /></p>");
        assertThat(markdown.html(SITE, "<img src=https://images.example.org/x.png>"))
                .doesNotContain("<img");
    }

    @Test
    void lookAlikeHostsAreShownInPunycode() {
        assertThat(markdown.html(SITE, "https://аpple.com/login"))
                .contains("href=\"https://xn--pple-43d.com/login\"")
                .contains(">https://xn--pple-43d.com/login</a>");
    }

    @Test
    void linkWithAForeignAddressAsTextShowsItsOwn() {
        assertThat(markdown.html(SITE, "[https://bank.example](https://evil.example)"))
                .contains(">https://evil.example</a>")
                .doesNotContain("bank.example");
    }

    /** Link texts with an address in markup, look-alike letters or invisible characters. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "*https://bank.example*",
                "**https://bank.example**",
                "~~https://bank.example~~",
                "`https://bank.example`",
                "*https*://*bank*.example",
                "**`https://`** bank.example",
                "sign in at https://bank.example",
                "https\\://bank.example",
                "https&colon;//bank.example",
                "h\u200Bttps://bank.example",
                "ｈｔｔｐｓ://bank.example",
                "https：／／bank.example",
                "*www.bank.example*",
                "HTTPS://bank.example",
                "![https://bank.example](https://images.example.org/bank.png)",
                "![*https://bank.example*](https://other.example/bank.png)"
            })
    void markupCannotHideAForeignAddressInALink(String shown) {
        assertThat(markdown.html(SITE, "[" + shown + "](https://evil.example)"))
                .contains(">https://evil.example</a>")
                .doesNotContain("bank");
        assertThat(markdown.html(SITE, "[" + shown + "][to]\n\n[to]: https://evil.example"))
                .contains(">https://evil.example</a>")
                .doesNotContain("bank");
    }

    @Test
    void otherLinkTextsStay() {
        assertThat(markdown.html(SITE, "[the *bank* of w. ww](https://evil.example)"))
                .contains(">the <em>bank</em> of w. ww</a>");
        assertThat(markdown.html(SITE, "[*help*@bank.example](MailTo:thief@evil.example)"))
                .contains(">thief&#64;evil.example</a>")
                .doesNotContain("bank");
    }

    static List<String> catastrophes() {
        return Stream.of(
                        "[",
                        "![",
                        "(",
                        "*a ",
                        "*a **b ",
                        "_",
                        "> ",
                        "- ",
                        "`",
                        "``",
                        "<",
                        "&",
                        "~~",
                        "[a](",
                        "[a](<b",
                        "<!--",
                        "|a|\n|-|\n",
                        "https://",
                        "www.a.",
                        "a@a.",
                        "[x][",
                        "\\",
                        "* * ",
                        "1. ",
                        "<a ",
                        "**x** ",
                        "![a](b) ")
                .map(piece -> piece.repeat(64 * 1024 / piece.length()))
                .toList();
    }

    /** The limit is generous; a cubic parser would need hours. */
    @ParameterizedTest
    @MethodSource("catastrophes")
    void hostileTextTakesBoundedTime(String text) {
        var html = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> markdown.html(SITE, text));
        assertThat(html).doesNotContain("<script");
    }

    /** Every name is known. */
    @ParameterizedTest
    @ValueSource(strings = {"@", "@a ", "@a b c d e f g h\n", "@@a", "(@a", "@\n"})
    void textFullOfNamesTakesBoundedTimeAndOneLookup(String piece) {
        var questions = new ArrayList<Integer>();
        MentionLookup everybody = names -> {
            questions.add(names.size());
            return names.stream().collect(Collectors.toMap(name -> name, name -> new Person(name, PROFILE)));
        };
        var text = piece.repeat(64 * 1024 / piece.length());
        var rendered = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> markdown.render(SITE, text, everybody));
        assertThat(rendered.mentions()).hasSizeLessThanOrEqualTo(10);
        assertThat(questions)
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(asked -> assertThat(asked).isLessThanOrEqualTo(300));
    }

    @Test
    void deepInlineNestingIsShownAsPlainText() {
        assertThat(markdown.html(SITE, "*a _b ".repeat(100) + "c" + "_ *".repeat(100)))
                .startsWith("<p>*a _b");
    }

    private static Site site(String id, String... imageHosts) {
        return new Site(
                id,
                id,
                URI.create("https://" + id + ".example"),
                List.of("*"),
                Locale.ENGLISH,
                ZoneOffset.UTC,
                List.of(imageHosts),
                Brand.PLAIN);
    }
}
