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

/** Exclusion of a set's votes from the tallies, or their inclusion. Idempotent; several votes are changed in parallel. */
@Component
class ExclusionApplier {

    private static final int PARALLEL = 16;

    private final VoteReader reader;
    private final Votes votes;
    private final Tallies tallies;

    ExclusionApplier(VoteReader reader, Votes votes, Tallies tallies) {
        this.reader = reader;
        this.votes = votes;
        this.tallies = tallies;
    }

    /** Applies the set's state; the lists follow at once. */
    void apply(SetAside set) {
        var articles = byArticle(set);
        try (var threads =
                Executors.newFixedThreadPool(PARALLEL, Thread.ofVirtual().factory())) {
            var changes = new ArrayList<CompletableFuture<Void>>();
            articles.forEach((article, voters) -> {
                voters.addAll(reader.transferredVoters(article, voters));
                voters.forEach(
                        voter -> changes.add(CompletableFuture.runAsync(() -> apply(set, article, voter), threads)));
            });
            join(changes);
        }
        articles.keySet().forEach(tallies::checkNow);
    }

    private void apply(SetAside set, ArticleKey article, Voter voter) {
        var reason = "set-aside:" + set.id();
        tallies.change(
                article,
                voter,
                mark -> set.state().reversed() ? votes.include(mark, reason) : votes.exclude(mark, reason));
    }

    /** Waits for all, and throws the first failure. */
    private static void join(List<CompletableFuture<Void>> changes) {
        try {
            CompletableFuture.allOf(changes.toArray(CompletableFuture[]::new)).join();
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
