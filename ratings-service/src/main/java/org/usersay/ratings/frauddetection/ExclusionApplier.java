package org.usersay.ratings.frauddetection;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usersay.ratings.frauddetection.VoteExclusions.SetAside;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/**
 * Takes the votes of a set out of the tallies, or lets them back in; twice changes nothing. A moderator waits for it, so
 * several votes are moved at once: each of them is its own document, and tallies bear any order.
 */
@Component
class ExclusionApplier {

    private static final int AT_ONCE = 16;

    private final VoteReader reader;
    private final Votes votes;
    private final Tallies tallies;

    ExclusionApplier(VoteReader reader, Votes votes, Tallies tallies) {
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
    }

    /** As the set's state wants it; the lists follow at once. */
    void move(SetAside set) {
        var articles = byArticle(set);
        try (var threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var moves = new ArrayList<CompletableFuture<Void>>();
            articles.forEach((article, voters) -> {
                voters.addAll(reader.transferredVoters(article, voters));
                voters.forEach(
                        voter -> moves.add(CompletableFuture.runAsync(() -> move(set, article, voter), threads)));
            });
            join(moves);
        }
        articles.keySet().forEach(tallies::checkNow);
    }

    private void move(SetAside set, ArticleKey article, Voter voter) {
        var reason = "set-aside:" + set.id();
        tallies.change(
                article,
                voter,
                mark -> set.state().reversed() ? votes.include(mark, reason) : votes.exclude(mark, reason));
    }

    /** Fails as the first of them that failed, once all have ended. */
    private static void join(List<CompletableFuture<Void>> moves) {
        try {
            CompletableFuture.allOf(moves.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private static Map<ArticleKey, Set<Voter>> byArticle(SetAside set) {
        return set.votes().stream()
                .collect(Collectors.groupingBy(
                        name -> new ArticleKey(set.site(), name.article()),
                        LinkedHashMap::new,
                        Collectors.mapping(
                                name -> new Voter(name.voter()), Collectors.toCollection(LinkedHashSet::new))));
    }
}
