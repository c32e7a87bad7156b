package org.usersay.comments.screening;

import java.util.Map;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.store.Comments;

/**
 * Holds comments of readers who have fewer published comments on the site than its settings require. In hindsight only those
 * sent before the comment itself count.
 */
final class NewcomerRule implements ScreeningRule {

    private final Comments comments;
    private final boolean inHindsight;

    NewcomerRule(Comments comments, boolean inHindsight) {
        this.comments = comments;
        this.inHindsight = inHindsight;
    }

    @Override
    public String reason() {
        return "NEWCOMER";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return settings.newcomerComments() > 0 && published(draft, settings) < settings.newcomerComments();
    }

    @Override
    public Map<String, Integer> figures(CommentDraft draft, ModerationSettings settings) {
        return Map.of("published", published(draft, settings), "required", settings.newcomerComments());
    }

    private int published(CommentDraft draft, ModerationSettings settings) {
        var site = draft.article().key().site();
        var before = inHindsight ? draft.editOf().map(Comment::id).orElse(null) : null;
        return comments.published(draft.author().id(), site, before, settings.newcomerComments());
    }
}
