package org.usersay.comments.screening;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.usersay.comments.comment.Author;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.store.AuthorHistory;
import org.usersay.comments.store.Comments;

/** The rules on what became of an author's latest comments, which are read once for all of them. */
final class HistoryRules {

    private static final List<HistoryRule> RULES =
            List.of(new FloodRule(), new RecentlyRejectedRule(), new ReputationRule());

    private final Comments comments;
    private final Clock clock;

    HistoryRules(Comments comments, Clock clock) {
        this.comments = comments;
        this.clock = clock;
    }

    /** Reasons by which a new comment or an edit is held, each with its figures. */
    Map<String, Map<String, Integer>> reasons(CommentDraft draft, ModerationSettings settings) {
        return reasons(draft, settings, false);
    }

    /** Reasons by which a comment would have been held when it was sent: later ones of its author do not count. */
    Map<String, Map<String, Integer>> reasonsInHindsight(CommentDraft draft, ModerationSettings settings) {
        return reasons(draft, settings, true);
    }

    private Map<String, Map<String, Integer>> reasons(
            CommentDraft draft, ModerationSettings settings, boolean earlierOnly) {
        var rules = RULES.stream().filter(rule -> rule.isOn(settings)).toList();
        if (rules.isEmpty() || draft.author().equals(Author.GONE)) {
            return Map.of();
        }
        var history = history(draft, earlierOnly);
        var at = draft.editOf().map(comment -> comment.createdAt()).orElseGet(clock::instant);
        return reasons(rules, history, at, settings);
    }

    private static Map<String, Map<String, Integer>> reasons(
            List<HistoryRule> rules, AuthorHistory history, Instant at, ModerationSettings settings) {
        var reasons = new LinkedHashMap<String, Map<String, Integer>>();
        rules.stream()
                .filter(rule -> rule.holds(history, at, settings))
                .forEach(rule -> reasons.put(rule.reason(), rule.figures(history, at, settings)));
        return reasons;
    }

    private AuthorHistory history(CommentDraft draft, boolean earlierOnly) {
        var author = draft.author().id();
        var site = draft.article().key().site();
        var edited = draft.editOf().map(comment -> comment.id());
        var history = comments.history(author, site, earlierOnly ? edited.orElse(null) : null);
        return edited.map(history::without).orElse(history);
    }
}
