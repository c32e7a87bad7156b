package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDirectionTests {

    @Test
    void eachBlockFollowsItsFirstLetter() {
        assertThat(TextDirection.auto("<p>שלום</p>\n<ol start=\"2\"><li>a</li></ol><pre><code>&lt;p&gt;</code></pre>"))
                .isEqualTo("<p dir=\"auto\">שלום</p>\n<ol dir=\"auto\" start=\"2\"><li>a</li></ol>"
                        + "<pre dir=\"auto\"><code>&lt;p&gt;</code></pre>");
    }
}
