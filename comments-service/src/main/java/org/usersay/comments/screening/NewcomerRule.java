package org.usersay.comments.screening;

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
        int required = settings.newcomerComments();
        var site = draft.article().key().site();
        return required > 0 && comments.published(draft.author().id(), site, required) < required;
    }
}
