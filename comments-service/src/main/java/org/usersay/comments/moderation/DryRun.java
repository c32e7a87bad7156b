package org.usersay.comments.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.moderation.Judgement.Outcome;
import org.usersay.comments.screening.ModerationSettings;

/**
 * What settings would have done to the latest comments of a site, beside what the saved ones do.
 *
 * @param screened how many comments were looked at
 * @param released those that the saved settings hold or refuse, and these do not
 * @param changes what the saved settings do otherwise
 * @param warning what the settings would do to nearly every comment; null where they would not
 */
record DryRun(
        int screened,
        List<Match> held,
        List<Match> refused,
        List<Match> released,
        Counts counts,
        Changes changes,
        @Nullable Warning warning) {

    /** Comments from which on a share says something. */
    private static final int ENOUGH = 10;

    private static final double NEARLY_ALL = 0.9;

    static DryRun of(List<Tried> tried, ModerationSettings settings) {
        var held = matches(tried, found -> found.trial().outcome() == Outcome.HELD);
        var refused = matches(tried, found -> found.trial().outcome() == Outcome.REFUSED);
        var released = matches(tried, Tried::released);
        return new DryRun(
                tried.size(),
                held,
                refused,
                released,
                new Counts(Count.of(held), Count.of(refused)),
                new Changes(
                        Count.ofAllBut(Outcome.HELD, held),
                        Count.ofAllBut(Outcome.REFUSED, refused),
                        Count.of(released)),
                warning(tried.size(), held.size(), refused.size(), settings));
    }

    private static List<Match> matches(List<Tried> tried, Predicate<Tried> wanted) {
        return tried.stream().filter(wanted).map(Match::of).toList();
    }

    private static @Nullable Warning warning(int screened, int held, int refused, ModerationSettings settings) {
        if (screened >= ENOUGH && refused >= NEARLY_ALL * screened) {
            return Warning.REFUSES_NEARLY_ALL;
        }
        if (settings.premoderated()) {
            return Warning.HOLDS_ALL;
        }
        return screened >= ENOUGH && held + refused >= NEARLY_ALL * screened ? Warning.HOLDS_NEARLY_ALL : null;
    }

    /** What settings do to a site that readers notice at once. */
    enum Warning {
        HOLDS_ALL,
        HOLDS_NEARLY_ALL,
        REFUSES_NEARLY_ALL
    }

    /** Comment under the settings of the trial and under the saved ones. */
    record Tried(Comment comment, @Nullable String articleTitle, Judgement trial, Judgement saved) {

        boolean released() {
            return trial.outcome() == Outcome.PUBLISHED && saved.outcome() != Outcome.PUBLISHED;
        }
    }

    /** Numbers of comments that the settings would have held or refused. */
    record Counts(Count held, Count refused) {}

    /** Numbers of comments that only these settings would have held, refused or published. */
    record Changes(Count held, Count refused, Count released) {}

    /**
     * Number of comments.
     *
     * @param byReason how many of them for each reason; one with several reasons counts for each
     */
    record Count(int comments, Map<String, Integer> byReason) {

        static Count of(List<Match> matches) {
            return new Count(
                    matches.size(),
                    matches.stream()
                            .flatMap(match -> match.reasons().stream())
                            .collect(Collectors.groupingBy(
                                    reason -> reason, TreeMap::new, Collectors.summingInt(reason -> 1))));
        }

        /** Without those that the saved settings treat so too. */
        static Count ofAllBut(Outcome saved, List<Match> matches) {
            return of(matches.stream().filter(match -> match.saved() != saved).toList());
        }
    }

    /**
     * Comment that the settings would have held or refused, or no longer hold or refuse.
     *
     * @param articleTitle null while unknown
     * @param state in which it is
     * @param saved what the saved settings do to it
     * @param reasons why it would be held or refused; of a released one, why it is
     * @param matches words and links that led to it, as they stand in the text
     */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Match(
            String id,
            String article,
            @Nullable String articleTitle,
            String author,
            String text,
            String html,
            CommentState state,
            Outcome saved,
            List<String> reasons,
            List<String> matches) {

        static Match of(Tried tried) {
            var comment = tried.comment();
            var judgement = tried.released() ? tried.saved() : tried.trial();
            return new Match(
                    comment.id(),
                    comment.thread().article(),
                    tried.articleTitle(),
                    comment.author().name(),
                    comment.content().text(),
                    comment.content().html(),
                    comment.state(),
                    tried.saved().outcome(),
                    judgement.reasons(),
                    judgement.matches());
        }
    }
}
