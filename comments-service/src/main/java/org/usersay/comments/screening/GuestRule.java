package org.usersay.comments.screening;

import org.usersay.comments.posting.CommentDraft;

/** Holds every comment of a guest. */
final class GuestRule implements ScreeningRule {

    @Override
    public String reason() {
        return "GUEST";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return draft.author().badges().contains("GUEST");
    }
}
