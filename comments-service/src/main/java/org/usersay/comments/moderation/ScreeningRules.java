package org.usersay.comments.moderation;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.comment.CommentDraft;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.Screening;
import org.usersay.comments.moderation.ModerationSettings.Mode;

/** Screening as a list of rules, all of which are asked, so that a moderator sees every reason. */
@Component
class ScreeningRules implements Screening {

    /** Leads away or loads from there; a mention leads to a profile of ours. */
    private static final Pattern LINK = Pattern.compile("<(?:a (?![^>]*class=\"mention\")|img )");

    private final ModerationSettingsCache book;
    private final List<ScreeningRule> policies;

    /** {@code comments} comes late, since comments cannot be posted before there is screening. */
    ScreeningRules(ModerationSettingsCache book, ObjectProvider<Comments> comments) {
        this.book = book;
        this.policies = List.of(
                ScreeningRule.holding(
                        "PREMODERATION",
                        (commentDraft, settings) -> commentDraft.article().state() == ArticleState.PREMODERATED
                                || settings.mode() == Mode.PREMODERATED),
                ScreeningRule.holding(
                        "WORDS",
                        (commentDraft, settings) ->
                                NormalizedText.of(commentDraft.text()).containAny(settings.heldWords())),
                ScreeningRule.holding("LINKS", ScreeningRules::tooManyLinks),
                ScreeningRule.holding(
                        "GUEST",
                        (commentDraft, settings) ->
                                commentDraft.author().badges().contains("GUEST")),
                ScreeningRule.holding(
                        "NEWCOMER", (commentDraft, settings) -> newcomer(commentDraft, settings, comments)));
    }

    @Override
    public Verdict judge(CommentDraft commentDraft) {
        return judge(commentDraft, book.find(commentDraft.article().key().site()));
    }

    /** What these settings say, saved or not. Moderators and staff are not screened. */
    Verdict judge(CommentDraft commentDraft, ModerationSettings settings) {
        if (commentDraft.author().badges().stream()
                .anyMatch(badge -> badge.equals("STAFF") || badge.equals("MODERATOR"))) {
            return new Verdict.Publish();
        }
        if (NormalizedText.of(commentDraft.text()).containAny(settings.refusedWords())) {
            return new Verdict.Refuse("It contains words that this site does not publish.");
        }
        var reasons = policies.stream()
                .flatMap(policy -> policy.objection(commentDraft, settings).stream())
                .toList();
        return reasons.isEmpty() ? new Verdict.Publish() : new Verdict.Hold(reasons);
    }

    private static boolean tooManyLinks(CommentDraft commentDraft, ModerationSettings settings) {
        return settings.linkLimit() != null
                && LINK.matcher(commentDraft.html()).results().count() > settings.linkLimit();
    }

    private static boolean newcomer(
            CommentDraft commentDraft, ModerationSettings settings, ObjectProvider<Comments> comments) {
        int needed = settings.newcomerComments();
        return needed > 0
                && comments.getObject()
                                .published(
                                        commentDraft.author().id(),
                                        commentDraft.article().key().site(),
                                        needed)
                        < needed;
    }
}
