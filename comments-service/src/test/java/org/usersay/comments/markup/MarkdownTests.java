package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.comments.markup.People.Person;

/** What a text becomes, and what it never becomes. */
class MarkdownTests {

    private static final String PROFILE = "https://example.org/profile";

    private final Markdown markdown = new Markdown();

    @Test
    void usualMarkupIsKept() {
        assertThat(markdown.html("*a* **b** ~~c~~ `d`"))
                .isEqualTo("<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>");
        assertThat(markdown.html("> q\n\n- one\n- two")).contains("<blockquote>", "<ul>", "<li>one</li>");
        assertThat(markdown.html("one\ntwo")).isEqualTo("<p>one<br />\ntwo</p>");
    }

    @Test
    void headingsBecomeParagraphs() {
        assertThat(markdown.html("# Loud")).isEqualTo("<p>Loud</p>");
    }

    @Test
    void linksTellNobodyAndGiveNoRank() {
        assertThat(markdown.html("[x](https://example.org/a?b=c)"))
                .isEqualTo("<p><a href=\"https://example.org/a?b&#61;c\" rel=\"nofollow ugc noopener\">x</a></p>");
        assertThat(markdown.html("see https://example.org/a")).contains("href=\"https://example.org/a\"", "nofollow");
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
    void noOtherSchemeAndNoDisguiseBecomesALink(String text) {
        assertThat(markdown.html(text))
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
    void htmlIsShownAsTheTextItIs(String text) {
        assertThat(markdown.html(text).replaceAll("</?(p|br|code|pre|blockquote)( /)?>", ""))
                .doesNotContain("<");
    }

    @Test
    void imagesAreTheirDescription() {
        assertThat(markdown.html("![a *cat*](https://example.org/cat.png)")).isEqualTo("<p>a <em>cat</em></p>");
    }

    @Test
    void lookAlikeHostsAreShownInPunycode() {
        assertThat(markdown.html("https://аpple.com/login"))
                .contains("href=\"https://xn--pple-43d.com/login\"")
                .contains(">https://xn--pple-43d.com/login</a>");
    }

    @Test
    void linkThatPretendsToLeadElsewhereShowsWhereItLeads() {
        assertThat(markdown.html("[https://bank.example](https://evil.example)"))
                .contains(">https://evil.example</a>")
                .doesNotContain("bank.example");
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

    /** The bound is generous; a cubic parser would need hours. */
    @ParameterizedTest
    @MethodSource("catastrophes")
    void hostileTextTakesBoundedTime(String text) {
        var html = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> markdown.html(text));
        assertThat(html).doesNotContain("<script");
    }

    /** Everybody is in this thread. */
    @ParameterizedTest
    @ValueSource(strings = {"@", "@a ", "@a b c d e f g h\n", "@@a", "(@a", "@\n"})
    void textFullOfNamesTakesBoundedTimeAndOneQuestion(String piece) {
        var questions = new ArrayList<Integer>();
        People everybody = names -> {
            questions.add(names.size());
            return names.stream().collect(Collectors.toMap(name -> name, name -> new Person(name, PROFILE)));
        };
        var text = piece.repeat(64 * 1024 / piece.length());
        var rendered =
                Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> markdown.render(text, everybody));
        assertThat(rendered.mentions()).hasSizeLessThanOrEqualTo(10);
        assertThat(questions)
                .hasSizeLessThanOrEqualTo(1)
                .allSatisfy(asked -> assertThat(asked).isLessThanOrEqualTo(300));
    }

    @Test
    void deepInlineNestingIsShownPlainly() {
        assertThat(markdown.html("*a _b ".repeat(100) + "c" + "_ *".repeat(100)))
                .startsWith("<p>*a _b");
    }
}
