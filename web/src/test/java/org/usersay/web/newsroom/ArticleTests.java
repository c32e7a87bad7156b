package org.usersay.web.newsroom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArticleTests {

    private static final String HEAD = """
            title: Rice: a slower ship
            category: Trade / Logistics
            date: 2026-01-07T11:01
            byline: Trade desk
            standfirst: Two knots less.
            picture: ship.svg
            picture-text: A ship
            caption: At sea
            tags: Rice; Ships
            """;

    @Test
    void headIsReadLineByLineAndTheRestIsTheBody() {
        Article article = Article.parse("rice", HEAD + "---\nA *cargo*.\n");

        assertThat(article.title()).isEqualTo("Rice: a slower ship");
        assertThat(article.categories()).containsExactly(new Category("Trade"), new Category("Logistics"));
        assertThat(article.tags()).containsExactly("Rice", "Ships");
        assertThat(article.dateLine()).isEqualTo("January 07, 2026 | 11:01");
        assertThat(article.path()).isEqualTo("/articles/rice");
        assertThat(article.body()).isEqualTo("A *cargo*.\n");
    }

    @Test
    void aMissingLineIsNamed() {
        String source = HEAD.replace("caption: At sea\n", "") + "---\nBody\n";

        assertThatThrownBy(() -> Article.parse("rice", source)).hasMessage("rice: no caption");
    }

    @Test
    void anArticleWithoutBodyIsRefused() {
        assertThatThrownBy(() -> Article.parse("rice", HEAD)).hasMessageContaining("three dashes");
    }

    @Test
    void categoriesLoseTheirAccentsInAddresses() {
        assertThat(new Category("Kỹ thuật & Café").path()).isEqualTo("/category/ky-thuat-cafe");
        assertThat(new Category("Media OutReach Newswire").path()).isEqualTo("/category/media-outreach-newswire");
    }
}
