package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.usersay.starter.site.Brand;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;

/** HTML of other systems, as readers see it. */
class ForeignHtmlTests {

    private final Markdown markdown = new Markdown(new Sites(List.of(new Site(
            "vir",
            "VIR",
            URI.create("https://vir.example"),
            List.of("https://vir.example"),
            Locale.ENGLISH,
            ZoneOffset.UTC,
            List.of("images.example.org"),
            Brand.PLAIN))));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            <p>Look!<a href="https://a.example/">here</a></p>       | Look!<a href="https://a.example/"
            <p>这是<b>“重点”</b>内容</p>                             | <p>这是<strong>“重点”</strong>内容</p>
            <code>a`` ``b</code>                                    | a`` ``b
            <pre>x```y</pre>                                        | <pre>x```y</pre>
            <code>one<br>two</code>                                 | <code>one<br />two</code>
            <ol><li>a</li><li>b</li></ol>                           | <ol><li>a</li><li>b</li></ol>
            <details><summary>s</summary>x</details>                | <div>s</div>x
            <select><option>a<option>b</select>                     | <div>a</div><div>b</div>
            <ol start="5"><li>a</li></ol>                           | <ol start="5"><li>a</li></ol>
            <table><tr><td>10</td><td>20</td></tr></table>          | <td>10</td><td>20</td>
            <a href="https://example.com/x y">z</a>                 | href="https://example.com/x%20y"
            <p>10<sup>2</sup> H<sub>2</sub>O <q>so</q></p>          | 10<sup>2</sup> H<sub>2</sub>O <q>so</q>
            <dl><dt>term</dt><dd>said</dd></dl>                     | <dt>term</dt><dd>said</dd>
            <h2>Loud</h2>                                           | <p>Loud</p>
            <section>one</section><section>two</section>            | <div>one</div><div>two</div>
            <i>a</i><s>b</s><tt>c</tt>                              | <em>a</em><del>b</del><code>c</code>
            Write to <tom@example.org> now                          | Write to <
            Write to <tom@example.org> now                          | > now
            see <https://a.example/b> or <http://a.example>         | > or <
            if a<b and c>d then <em>ok</em>                         | if a<b and c>d then <em>ok</em>
            a <b && c>=d, x <i                                      | a <b && c>=d, x <i
            <b title="a>b<c" hidden>x</b> <ol reversed><li>y</ol>   | <strong>x</strong> </p><ol><li>y
            <b class="c">x</b> <your name> </nobody>                | <strong>x</strong> <your name> </nobody>
            <o:p>word</o:p>                                         | <p>word</p>
            <noscript>no <b>words</b></noscript>                    | no <strong>words</strong>
            <math><mi>y</mi><mo>=</mo><mfrac>1</mfrac></math>       | y  =  1
            <svg><path d="M0"/><text>two</text></svg>               | two
            <title>words</title>                                    | words
            <template><p>words</p></template>                       | <p>words</p>
            <li>a</li><td>cell</td><td>cell2</td>                   | <div>cell</div><div>cell2</div>
            <td>cell<td>cell2                                       | <div>cell<div>cell2
            bare words                                              | <p>bare words</p>
            <p>see https://a.example/b, now</p>                     | >https://a.example/b</a>, now
            <b>bold<p>across</p>blocks</b>                          | across
            *not* _marked_ # up                                     | *not* _marked_ # up
            &lt;b&gt; &amp;amp;                                     | <b> &amp;
            <iframe src="https://video.example/v"></iframe>         | >https://video.example/v</a>
            <img src="https://images.example.org/x.png" alt="cat">  | <img src="https://images.example.org/x.png" alt="cat"
            <img src="https://other.example/x.png" alt="cat">       | <a href="https://other.example/x.png"
            👨‍👩‍👧                                                   | <p>👨‍👩‍👧</p>
            <a href="https://evil.example">https://bank.example</a> | >https://evil.example</a>
            <a href="mailto:a@evil.example">a@bank.example</a>      | >a@evil.example</a>
            <a href="https://evil.example">bank</a>.example         | >https://evil.example</a>.example
            """)
    void isShownAsWritten(String source, String shown) {
        assertThat(Parser.unescapeEntities(html(source), false)).contains(shown);
    }

    @Test
    void anIndentedParagraphWithALinkIsNoCode() {
        assertThat(html("<p>\n        See <a href=\"https://a.example/\">this</a>.</p>"))
                .doesNotContain("<pre", "<code")
                .contains(">this</a>.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>w</script>w",
                "w<style>p{}</style>",
                "<a href='javascript:alert(1)'>w</a>",
                "<a href='java\tscript:alert(1)'>w</a>",
                "<a href='data:text/html,x'>w</a>",
                "<img src=x onerror=alert(1)>w",
                "<svg onload=alert(1)><script>1</script></svg>w",
                "<math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>w",
                "<p style='position:fixed' onclick=x class=a id=b>w</p>",
                "<form action=https://evil.example><input name=q><button>w</button></form>",
                "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>w",
                "<base href=https://evil.example><meta http-equiv=refresh content=0>w",
                "<iframe src='javascript:alert(1)'></iframe>w",
                "<a href='https://user@evil.example'>w</a>",
                "&#8238;w",
                "<object data=x><embed src=javascript:x></object>w"
            })
    void nothingThatRunsOrDisguisesGetsThrough(String source) {
        assertThat(html(source))
                .contains("w")
                .doesNotContainIgnoringCase(
                        "script", "onerror", "onload", "onclick", "style", "<svg", "<form", "<input", "<button",
                        "class=", "id=", "href", "\u202E", "<iframe", "<object", "<embed");
    }

    @Test
    void depthIsBounded() {
        var deep = html("<blockquote>".repeat(5_000) + "w" + "</blockquote>".repeat(5_000));
        assertThat(deep).contains("w");
        assertThat(deep.split("<blockquote>", -1)).hasSizeLessThan(40);
    }

    @Test
    void whatIsShownOnceIsShownTheSameAgain() {
        var once = html("<p>a <b>b</b></p><ul><li>c</li></ul><table><tr><td>d</td></tr></table>");
        assertThat(html(once)).isEqualTo(once);
    }

    private String html(String source) {
        return markdown.render("vir", source, TextFormat.HTML, MentionLookup.NOBODY)
                .html();
    }
}
