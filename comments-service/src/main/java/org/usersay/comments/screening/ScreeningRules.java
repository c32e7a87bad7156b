package org.usersay.comments.screening;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Evidence;
import org.usersay.comments.posting.CommentDraft;
import org.usersay.comments.posting.Screening;
import org.usersay.comments.provider.ScreeningProviders;
import org.usersay.comments.spamscore.SpamScores;
import org.usersay.comments.store.Comments;
import org.usersay.comments.wordlist.WordLists;

/**
 * Screening by a list of rules. All of them are evaluated, so that moderators see every reason; repeats and providers only where
 * nothing else holds.
 */
@Component
public class ScreeningRules implements Screening {

    /** Words and links that a held comment keeps at most, and the characters of each. */
    static final int MATCHES = 10;

    private static final int MATCH_LENGTH = 100;

    private final ModerationSettingsCache settingsCache;
    private final WordLists wordLists = new WordLists();
    private final List<ScreeningRule> rules;
    private final List<ScreeningRule> rulesInHindsight;
    private final HistoryRules historyRules;
    private final RepeatRule repeatRule;
    private final ScreeningProviders providers;

    ScreeningRules(
            ModerationSettingsCache settingsCache,
            Comments comments,
            RepeatStore repeatStore,
            SpamScores spamScores,
            ScreeningProviders providers,
            Clock clock) {
        this.settingsCache = settingsCache;
        var spamScoreRule = new SpamScoreRule(spamScores);
        this.rules = rules(wordLists, new NewcomerRule(comments, false), spamScoreRule);
        this.rulesInHindsight = rules(wordLists, new NewcomerRule(comments, true), spamScoreRule);
        this.historyRules = new HistoryRules(comments, clock);
        this.repeatRule = new RepeatRule(repeatStore);
        this.providers = providers;
    }

    private static List<ScreeningRule> rules(
            WordLists wordLists, NewcomerRule newcomerRule, SpamScoreRule spamScoreRule) {
        return List.of(
                new PremoderationRule(),
                new HeldWordsRule(wordLists),
                new LinkLimitRule(),
                new GuestRule(),
                newcomerRule,
                spamScoreRule);
    }

    /**
     * The verdict under the saved settings. Repeats count among the texts that nothing else holds, and providers are sent what
     * would be published.
     */
    @Override
    public Verdict judge(CommentDraft draft) {
        var settings = settingsCache.find(draft.article().key().site());
        var verdict = judge(draft, settings, rules, historyRules::reasons);
        if (!(verdict instanceof Verdict.Publish) || isOfTheSite(draft)) {
            return verdict;
        }
        return repeatRule
                .repeats(draft, settings)
                .<Verdict>map(evidence -> new Verdict.Hold(List.of(repeatRule.reason()), evidence))
                .orElseGet(() -> ProviderVerdict.of(providers.check(draft)));
    }

    /**
     * The verdict that given settings, saved or not, would have had on a comment when it was sent, with the spam score as it has
     * learned since; repeats are not evaluated, since that records the text, and nothing is sent to providers. Comments of
     * moderators and staff are not screened.
     */
    public Verdict judgeInHindsight(CommentDraft draft, ModerationSettings settings) {
        return judge(draft, settings, rulesInHindsight, historyRules::reasonsInHindsight);
    }

    private Verdict judge(
            CommentDraft draft,
            ModerationSettings settings,
            List<ScreeningRule> rulesOfTheText,
            BiFunction<CommentDraft, ModerationSettings, Map<String, Map<String, Integer>>> ofHistory) {
        if (isOfTheSite(draft)) {
            return new Verdict.Publish();
        }
        if (wordLists.found(settings.refusedWords(), draft)) {
            return new Verdict.Refuse("Remove the words that this site does not publish and send the comment again.");
        }
        var holding = rulesOfTheText.stream()
                .filter(rule -> rule.holds(draft, settings))
                .toList();
        var figures = new LinkedHashMap<String, Map<String, Integer>>();
        holding.forEach(rule -> figures.put(rule.reason(), rule.figures(draft, settings)));
        figures.putAll(ofHistory.apply(draft, settings));
        return figures.isEmpty()
                ? new Verdict.Publish()
                : new Verdict.Hold(
                        List.copyOf(figures.keySet()), new Evidence(matches(holding, draft, settings), figures));
    }

    /** Words and links for which a comment is refused under given settings; empty where it is not. */
    public List<String> refusedMatches(CommentDraft draft, ModerationSettings settings) {
        return isOfTheSite(draft)
                ? List.of()
                : shortened(wordLists.of(settings.refusedWords()).matchesIn(draft, MATCHES).stream());
    }

    private static List<String> matches(List<ScreeningRule> holding, CommentDraft draft, ModerationSettings settings) {
        return shortened(holding.stream().flatMap(rule -> rule.matches(draft, settings).stream()));
    }

    /** What a hold keeps of matches and explanations. */
    static List<String> shortened(Stream<String> matches) {
        return matches.map(match -> match.substring(0, match.offsetByCodePoints(0, longest(match))))
                .distinct()
                .limit(MATCHES)
                .toList();
    }

    private static int longest(String match) {
        return Math.min(match.codePointCount(0, match.length()), MATCH_LENGTH);
    }

    private static boolean isOfTheSite(CommentDraft draft) {
        return draft.author().badges().stream().anyMatch(badge -> badge.equals("STAFF") || badge.equals("MODERATOR"));
    }
}
