package org.usersay.comments.moderation;

import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.comment.Draft;
import org.usersay.comments.comment.Screening;
import org.usersay.comments.moderation.ModerationSettings.Mode;
import org.usersay.comments.thread.ArticleState;

/** Screening as a list of rules, all of which are asked, so that a moderator sees every reason. */
@Component
class Policies implements Screening {

    /** Leads away or loads from there; a mention leads to a profile of ours. */
    private static final Pattern LINK = Pattern.compile("<(?:a (?![^>]*class=\"mention\")|img )");

    private final SettingsBook book;
    private final List<Policy> policies;

    /** {@code comments} comes late, since comments cannot be posted before there is screening. */
    Policies(SettingsBook book, ObjectProvider<Comments> comments) {
        this.book = book;
        this.policies = List.of(
                Policy.holding(
                        "PREMODERATION",
                        (draft, settings) -> draft.article().state() == ArticleState.PREMODERATED
                                || settings.mode() == Mode.PREMODERATED),
                Policy.holding(
                        "WORDS", (draft, settings) -> Words.of(draft.text()).containAny(settings.heldWords())),
                Policy.holding("LINKS", Policies::tooManyLinks),
                Policy.holding(
                        "GUEST", (draft, settings) -> draft.author().badges().contains("GUEST")),
                Policy.holding("NEWCOMER", (draft, settings) -> newcomer(draft, settings, comments)));
    }

    @Override
    public Verdict judge(Draft draft) {
        return judge(draft, book.find(draft.article().key().site()));
    }

    /** What these settings say, saved or not. Moderators and staff are not screened. */
    Verdict judge(Draft draft, ModerationSettings settings) {
        if (draft.author().badges().stream().anyMatch(badge -> badge.equals("STAFF") || badge.equals("MODERATOR"))) {
            return new Verdict.Publish();
        }
        if (Words.of(draft.text()).containAny(settings.refusedWords())) {
            return new Verdict.Refuse("It contains words that this site does not publish.");
        }
        var reasons = policies.stream()
                .flatMap(policy -> policy.objection(draft, settings).stream())
                .toList();
        return reasons.isEmpty() ? new Verdict.Publish() : new Verdict.Hold(reasons);
    }

    private static boolean tooManyLinks(Draft draft, ModerationSettings settings) {
        return settings.linkLimit() != null
                && LINK.matcher(draft.html()).results().count() > settings.linkLimit();
    }

    private static boolean newcomer(Draft draft, ModerationSettings settings, ObjectProvider<Comments> comments) {
        int needed = settings.newcomerComments();
        return needed > 0
                && comments.getObject()
                                .published(
                                        draft.author().id(),
                                        draft.article().key().site(),
                                        needed)
                        < needed;
    }
}
