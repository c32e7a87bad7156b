package org.usersay.comments.dumpformat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTextTests {

    @Test
    void whatShowsNothingIsEmpty() {
        assertThat(HtmlText.of("<p> </p><script>1</script>")).isEmpty();
        assertThat(HtmlText.of("<svg><text>x</text></svg> <math><mi>y</mi></math>"))
                .isEmpty();
        assertThat(HtmlText.of("<p><img src=x></p>")).isNotEmpty();
    }

    @Test
    void linesAndParagraphsOfWordPressAreMarkedUp() {
        assertThat(HtmlText.ofLines("one\r\ntwo\n\n<b>three</b>")).isEqualTo("<p>one<br>two</p><p><b>three</b></p>");
        assertThat(HtmlText.ofLines("a:\n<ul>\n<li>x</li>\n<li>y</li>\n</ul>\nb"))
                .contains("<ul><li>x</li><li>y</li></ul>");
        assertThat(HtmlText.ofLines("a\n<pre>1\n\n  2</pre>\nb")).contains("<pre>1\n\n  2</pre>");
    }
}
