package org.usersay.comments.moderation;

import org.usersay.comments.posting.CommentDraft;

/** Holds comments with words of the site's list. */
final class HeldWordsRule implements ScreeningRule {

    @Override
    public String reason() {
        return "WORDS";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return NormalizedText.of(draft.text()).containsAny(settings.heldWords());
    }
}
