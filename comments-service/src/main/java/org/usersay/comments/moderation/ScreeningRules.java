package org.usersay.comments.moderation;

import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.Screening;
import org.usersay.comments.store.Comments;

/** Screening by a list of rules. All of them are evaluated, so that moderators see every reason. */
@Component
class ScreeningRules implements Screening {

    private final ModerationSettingsCache settingsCache;
    private final WordLists wordLists = new WordLists();
    private final List<ScreeningRule> rules;

    ScreeningRules(ModerationSettingsCache settingsCache, Comments comments) {
        this.settingsCache = settingsCache;
        this.rules = List.of(
                new PremoderationRule(),
                new HeldWordsRule(wordLists),
                new LinkLimitRule(),
                new GuestRule(),
                new NewcomerRule(comments));
    }

    @Override
    public Verdict judge(CommentDraft draft) {
        return judge(draft, settingsCache.find(draft.article().key().site()));
    }

    /** The verdict under given settings, saved or not. Comments of moderators and staff are not screened. */
    Verdict judge(CommentDraft draft, ModerationSettings settings) {
        if (draft.author().badges().stream().anyMatch(badge -> badge.equals("STAFF") || badge.equals("MODERATOR"))) {
            return new Verdict.Publish();
        }
        if (wordLists.of(settings.refusedWords()).foundIn(draft)) {
            return new Verdict.Refuse("Remove the words that this site does not publish and send the comment again.");
        }
        var reasons = rules.stream()
                .filter(rule -> rule.holds(draft, settings))
                .map(ScreeningRule::reason)
                .toList();
        return reasons.isEmpty() ? new Verdict.Publish() : new Verdict.Hold(reasons);
    }
}
