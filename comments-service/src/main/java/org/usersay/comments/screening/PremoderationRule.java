package org.usersay.comments.screening;

import org.usersay.comments.article.ArticleState;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.screening.ModerationSettings.Mode;

/** Holds every comment of a premoderated site or article. */
final class PremoderationRule implements ScreeningRule {

    @Override
    public String reason() {
        return "PREMODERATION";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        return draft.article().state() == ArticleState.PREMODERATED || settings.mode() == Mode.PREMODERATED;
    }
}
