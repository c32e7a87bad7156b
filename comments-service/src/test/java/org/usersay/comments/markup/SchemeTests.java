package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** Active URL schemes, in each disguise and in each Markdown syntax of an address. */
class SchemeTests {

    private static final List<String> ADDRESSES =
            List.of("javascript:alert(1)", "data:text/html;base64,PHNjcmlwdD4=", "vbscript:msgbox(1)");

    /** Markdown syntaxes in which a web address becomes a link or an image. */
    private static final List<String> LINKS = List.of(
            "[x](%s)",
            "[x](%s \"title\")",
            "[x](%s 'title')",
            "[x](<%s>)",
            "[x](<%s> (title))",
            "[x][ref]\n\n[ref]: %s",
            "[x][ref]\n\n[ref]: <%s> 'title'",
            "[x][]\n\n[x]: %s",
            "[x]\n\n[x]: %s \"title\"",
            "[*x*](%s)",
            "> [x](%s)",
            "<%s>",
            "%s");

    private static final List<String> IMAGES = List.of(
            "![x](%s)",
            "![x](%s \"title\")",
            "![x](<%s>)",
            "![x][ref]\n\n[ref]: %s",
            "![x][]\n\n[x]: %s",
            "![x]\n\n[x]: <%s>",
            "[![x](%1$s)](%1$s)");

    private static final List<String> HTML = List.of(
            "<a href=\"%s\">x</a>",
            "<a href='%s'>x</a>",
            "<a href=%s>x</a>",
            "<img src=\"%s\">",
            "<iframe src='%s'></iframe>",
            "<form action=\"%s\"><button>x</button></form>",
            "[<a href=\"%1$s\">](%1$s)");

    private final Markdown markdown = new Markdown(new Sites(List.of(new Site(
            "vir",
            "vir",
            URI.create("https://vir.example"),
            List.of("*"),
            Locale.ENGLISH,
            ZoneOffset.UTC,
            List.of("images.example.org"),
            Brand.PLAIN))));

    /** Spellings of an address that a browser or a parser may treat as equal. */
    private static List<Disguise> disguises(String address) {
        int colon = address.indexOf(':');
        var scheme = address.substring(0, colon);
        var rest = address.substring(colon + 1);
        var middle = scheme.length() / 2;
        var disguised = new ArrayList<String>();
        disguised.add(address);
        disguised.add(scheme.toUpperCase(Locale.ROOT) + ":" + rest);
        disguised.add(scheme.substring(0, 1).toUpperCase(Locale.ROOT) + scheme.substring(1) + ":" + rest);
        for (String colons : List.of("&colon;", "&#58;", "&#x3a;", "&#0000058;", "%3A", "\\:", "\uFF1A")) {
            disguised.add(scheme + colons + rest);
        }
        for (String first : List.of("&#" + (int) scheme.charAt(0) + ";", "&#x%x;".formatted((int) scheme.charAt(0)))) {
            disguised.add(first + scheme.substring(1) + ":" + rest);
        }
        for (String inside : List.of(
                "\t",
                "\n",
                "\r",
                " ",
                "\u0000",
                "\u0001",
                "\u000B",
                "\u00AD",
                "\u200B",
                "\u2028",
                "\u202E",
                "\uFEFF",
                "&Tab;",
                "&NewLine;",
                "&#9;",
                "&#10;",
                "&#x0D;",
                "&#0;",
                "&#1;",
                "&nbsp;",
                "&ZeroWidthSpace;",
                "%0a")) {
            disguised.add(scheme.substring(0, middle) + inside + scheme.substring(middle) + ":" + rest);
            disguised.add(inside + scheme + ":" + rest);
            disguised.add(scheme + inside + ":" + rest);
        }
        return disguised.stream().map(Disguise::new).toList();
    }

    /** A hostile address with a printable name. */
    record Disguise(String address) {
        @Override
        public String toString() {
            return address.codePoints()
                    .mapToObj(
                            point -> point > ' ' && point < 127 ? Character.toString(point) : "U+%04X".formatted(point))
                    .collect(Collectors.joining());
        }
    }

    static Stream<Disguise> hostile() {
        return ADDRESSES.stream().flatMap(address -> disguises(address).stream());
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void activeSchemeIsNeitherLinkNorImage(Disguise hostile) {
        for (var syntaxes : List.of(LINKS, IMAGES, HTML)) {
            for (var syntax : syntaxes) {
                var text = syntax.formatted(hostile.address());
                for (var whole : List.of(text, "words before " + text)) {
                    assertThat(markdown.html("vir", whole).replaceAll("</?(?:p|br|em|blockquote|code|pre)(?: /)?>", ""))
                            .as(whole)
                            .doesNotContain("<");
                }
            }
        }
    }

    static List<String> links() {
        return LINKS;
    }

    /** Control: the syntax does make a link of a web address. */
    @ParameterizedTest
    @MethodSource("links")
    void sameSyntaxLinksToTheWeb(String syntax) {
        assertThat(markdown.html("vir", syntax.formatted("https://example.org/a")))
                .contains("<a href=\"https://example.org/a\"");
    }

    static List<String> images() {
        return IMAGES;
    }

    @ParameterizedTest
    @MethodSource("images")
    void sameSyntaxShowsAnImage(String syntax) {
        assertThat(markdown.html("vir", syntax.formatted("https://images.example.org/a")))
                .contains("<img src=\"https://images.example.org/a\"");
    }
}
