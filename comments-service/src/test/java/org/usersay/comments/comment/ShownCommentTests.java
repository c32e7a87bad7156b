package org.usersay.comments.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.usersay.starter.site.ArticleKey;

class ShownCommentTests {

    private static final Instant NOW = Instant.parse("2026-01-07T12:00:00Z");

    @Test
    void whatOnlyModeratorsAreShownIsNotOfWhatIsShown() {
        var told = new Report("r2", Report.Reason.SPAM, "an advertisement", NOW);
        var comment = new Comment(
                "c1",
                new ArticleKey("vir", "story"),
                ThreadPosition.TOP,
                new Author("r1", "Linh", List.of()),
                new CommentBody("Ice", "<p>Ice</p>", List.of(), NOW, List.of(new CommentBody.Revision("Snow", NOW)), 1),
                new ModerationStatus(CommentState.PUBLISHED, List.of(), true, List.of(told)),
                VoteCounts.NONE,
                NOW,
                new IdempotencyRecord("once", "print"),
                null,
                7);
        var shown = comment.shown();
        assertThat(shown.content().revisions()).isEmpty();
        assertThat(shown.standing().reports()).isEmpty();
        assertThat(shown.content().text()).isEqualTo("Ice");
        assertThat(shown.content().edits()).isEqualTo(1);
        assertThat(shown.standing().pinned()).isTrue();
        assertThat(shown.version()).isEqualTo(7);
    }
}
