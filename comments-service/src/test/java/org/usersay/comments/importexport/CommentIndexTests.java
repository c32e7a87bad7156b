package org.usersay.comments.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.usersay.comments.comment.Author;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.store.ExistingComment;
import org.usersay.starter.site.ArticleKey;

class CommentIndexTests {

    private final CommentIndex index = new CommentIndex(2);

    @Test
    void replyIsPlacedUnderItsParentThatComesLater() {
        define(2, 1);
        define(1, null);
        index.place();
        assertThat(position(1)).isEqualTo(ThreadPosition.TOP);
        assertThat(position(2)).isEqualTo(new ThreadPosition(id(1), "Author 1", List.of(id(1))));
    }

    @Test
    void replyBelowTheDeepestLevelStandsBesideItsParent() {
        for (int number = 4; number > 0; number--) {
            define(number, number == 1 ? null : number - 1);
        }
        index.place();
        assertThat(position(3)).isEqualTo(new ThreadPosition(id(2), "Author 2", List.of(id(1), id(2))));
        assertThat(position(4)).isEqualTo(new ThreadPosition(id(3), "Author 3", List.of(id(1), id(2))));
    }

    @Test
    void replyWithoutParentIsAtTheTop() {
        define(1, 77);
        define(2, 1);
        index.place();
        assertThat(index.entry(1).parent()).isNull();
        assertThat(position(1)).isEqualTo(ThreadPosition.TOP);
        assertThat(position(2).path()).containsExactly(id(1));
    }

    @Test
    void oldestOfARingIsAtTheTopInWhateverOrderTheyCome() {
        for (int first = 0; first < 3; first++) {
            var ring = new CommentIndex(2);
            for (int at = 0; at < 3; at++) {
                int number = 1 + (first + at) % 3;
                define(ring, number, number == 3 ? 1 : number + 1);
            }
            define(ring, 4, 3);
            ring.place();
            assertThat(ring.entry(1).parent()).isNull();
            assertThat(ring.entry(3).position().path()).containsExactly(id(1));
            assertThat(ring.entry(2).position().path()).containsExactly(id(1), id(3));
            assertThat(ring.entry(4).position().path()).containsExactly(id(1), id(3));
        }
    }

    @Test
    void replyToACommentOfTheSiteIsPlacedWhereThatIs() {
        define(2, 1);
        index.defineForeign(
                index.entry(1),
                new ExistingComment(
                        id(1),
                        new ArticleKey("vir", "plaza"),
                        new ThreadPosition(id(8), "Ann", List.of(id(8))),
                        new Author("bob", "Bob", List.of()),
                        ""));
        index.place();
        assertThat(index.entry(1).isForeign()).isTrue();
        assertThat(position(2)).isEqualTo(new ThreadPosition(id(1), "Bob", List.of(id(8), id(1))));
    }

    @Test
    void manyCommentsAreAllFound() {
        IntStream.range(1, 10_000).forEach(number -> define(number, number == 1 ? null : number - 1));
        index.place();
        assertThat(IntStream.range(1, 10_000))
                .allMatch(number -> index.entry(number).id().equals(id(number)));
        assertThat(index.find(10_000)).isNull();
    }

    private void define(int number, @Nullable Integer parent) {
        define(index, number, parent);
    }

    private static void define(CommentIndex index, int number, @Nullable Integer parent) {
        index.define(
                index.entry(number),
                id(number),
                false,
                "Author " + number,
                parent == null ? null : index.entry(parent));
    }

    private ThreadPosition position(int number) {
        return index.entry(number).position();
    }

    private static String id(int number) {
        return new UUID(number << 16 | 0x7000, 0x8000000000000000L).toString();
    }
}
