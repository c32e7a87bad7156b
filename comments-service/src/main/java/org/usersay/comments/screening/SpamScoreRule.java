package org.usersay.comments.screening;

import java.util.List;
import java.util.Map;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.spamscore.SpamScores;

/** Holds comments that the site's learned score takes for spam. It never publishes or rejects one. */
final class SpamScoreRule implements ScreeningRule {

    private final SpamScores scores;

    SpamScoreRule(SpamScores scores) {
        this.scores = scores;
    }

    @Override
    public String reason() {
        return "SPAM_SCORE";
    }

    @Override
    public boolean holds(CommentDraft draft, ModerationSettings settings) {
        var limit = settings.spamScoreToHold();
        return limit != null && limit > 0 && percent(draft) >= limit;
    }

    private int percent(CommentDraft draft) {
        return scores.of(draft.article().key().site(), draft.html()).percent();
    }

    @Override
    public List<String> matches(CommentDraft draft, ModerationSettings settings) {
        return scores.tellingWords(draft.article().key().site(), draft.html());
    }

    @Override
    public Map<String, Integer> figures(CommentDraft draft, ModerationSettings settings) {
        return Map.of("percent", percent(draft));
    }
}
