package org.usersay.comments.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.usersay.starter.site.Sites;

/** Emphasis beside punctuation in scripts without spaces, which CommonMark alone does not find, and numbers of lists. */
class UnspacedEmphasisTests {

    private final Markdown markdown = new Markdown(new Sites(List.of()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            **真。**她             | <strong>真。</strong>她
            这是**“重点”**内容     | 这是<strong>“重点”</strong>内容
            **「重要」**です       | <strong>「重要」</strong>です
            これは*「強調」*です   | これは<em>「強調」</em>です
            **테스트(test)**는     | <strong>테스트(test)</strong>는
            **好😀**她                | <strong>好😀</strong>她
            𠮷**「重」**𠮷            | 𠮷<strong>「重」</strong>𠮷
            ~~删除。~~她           | <del>删除。</del>她
            ***真。***她           | <em><strong>真。</strong></em>她
            **ทดสอบ!**ครับ         | <strong>ทดสอบ!</strong>ครับ
            她说：**“好！”**然后走了 | 她说：<strong>“好！”</strong>然后走了
            **[链接](https://a.example/)**的 | </a></strong>的
            **カード。**ーど        | <strong>カード。</strong>ーど
            **a。**b               | **a。**b
            `**真。**她`           | **真。**她
            2 * 3，真*她            | 2 * 3，真*她
            真 ** 她               | 真 ** 她
            """)
    void isFound(String text, String shown) {
        assertThat(Parser.unescapeEntities(markdown.html("vir", text), false))
                .contains(shown)
                .doesNotContain("\u1CC7");
    }

    @Test
    void codeIsLeftAsItIs() {
        assertThat(markdown.html("vir", "`” **她`")).contains("<code>” **她</code>");
    }

    @Test
    void aTextWithTheMarkItselfKeepsIt() {
        assertThat(markdown.html("vir", "\u1CC7 **真。**她")).contains("\u1CC7");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3. third               | <ol start="3">
            1986. What a year      | <ol start="1986">
            0. zero                | <ol start="0">
            7) seventh             | <ol start="7">
            1. first               | <ol>
            """)
    void listsKeepTheirNumbers(String text, String shown) {
        assertThat(markdown.html("vir", text)).contains(shown);
    }
}
