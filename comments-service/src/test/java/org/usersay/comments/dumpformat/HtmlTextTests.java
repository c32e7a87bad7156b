package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTests {

    @Test
    void whatShowsNothingIsEmpty() {
        assertThat(HtmlText.of("<p> </p><script>1</script>")).isEmpty();
        assertThat(HtmlText.of("<svg><path/></svg> <math></math>")).isEmpty();
        assertThat(HtmlText.of("<svg><text>x</text></svg>")).isNotEmpty();
        assertThat(HtmlText.of("<p><img src=x></p>")).isNotEmpty();
    }

    @Test
    void linesAndParagraphsOfWordPressAreMarkedUp() {
        assertThat(HtmlText.ofLines("one\r\ntwo\n\n<b>three</b>")).isEqualTo("<p>one<br>two</p><p><b>three</b></p>");
        assertThat(HtmlText.ofLines("A <a\r\nhref=\"https://x.example/one\"\nrel='x'>split\ntag</a> here"))
                .isEqualTo("<p>A <a href=\"https://x.example/one\" rel='x'>split<br>tag</a> here</p>");
        assertThat(HtmlText.ofLines("<b or\n<tom@example.org>")).isEqualTo("<p>&lt;b or<br>&lt;tom@example.org></p>");
        assertThat(HtmlText.ofLines("a:\n<ul>\n<li>x</li>\n<li>y</li>\n</ul>\nb"))
                .contains("<ul><li>x</li><li>y</li></ul>");
        assertThat(HtmlText.ofLines("a\n<pre>1\n\n  2</pre>\nb")).contains("<pre>1\n\n  2</pre>");
    }
}
