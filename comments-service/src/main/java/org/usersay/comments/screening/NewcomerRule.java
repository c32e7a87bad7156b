package org.usersay.comments.screening;

import java.util.Map;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.store.Comments;

/** Holds comments of readers who have fewer published comments on the site than its settings require. */
final class NewcomerRule implements ScreeningRule {

    private final Comments comments;

    NewcomerRule(Comments comments) {
        this.comments = comments;
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
        return comments.published(draft.author().id(), site, settings.newcomerComments());
    }
}
