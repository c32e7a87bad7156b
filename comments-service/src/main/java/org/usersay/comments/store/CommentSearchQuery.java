package org.usersay.comments.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentState;
import org.usersay.starter.id.UuidV7;

/**
 * Comments of a site for moderators, newest first. One condition of the search chooses the index, of which each range has the
 * order of ids, so that reading ends with the page:
 *
 * <ul>
 *   <li>the author: {@code (author.id, site, state, _id)}; the article: {@code (thread, state, _id)}; the reason:
 *       {@code (site, allReasons, state, _id)};
 *   <li>else the rarest of the words: {@code (site, words, _id)};
 *   <li>else what is still to be reviewed: {@code (site, unreviewed, _id)}; else the state: {@code (site, state, _id)}.
 * </ul>
 *
 * Where every state is wanted each is named, so that the server merges their ranges. Conditions on words that no index bounds
 * are tried on a bounded number of comments; the page then goes on after the last of these.
 */
@Component
class CommentSearchQuery {

    /** Read for one page at most: up to a second of the embedded store. */
    private static final int SEARCHED = 5_000;

    /** Where a word is in more comments than these, it does not matter in how many. */
    private static final int COMMON = 1_000;

    private static final List<String> STATES =
            Arrays.stream(CommentState.values()).map(Enum::name).toList();

    private final MongoCollection<Document> comments;
    private final int searched;

    @Autowired
    CommentSearchQuery(MongoDatabase database) {
        this(database, SEARCHED);
    }

    CommentSearchQuery(MongoDatabase database, int searched) {
        this.comments = CommentStore.LAYOUT.open(database);
        this.searched = searched;
    }

    /** @param before id of the last comment of the page before; null for the first page */
    CommentPage page(CommentSearch search, @Nullable String before, int limit) {
        var words = search.words().map(CommentWords::ofSearch);
        if (words.filter(List::isEmpty).isPresent()) {
            return new CommentPage(List.of(), null);
        }
        var rarestFirst = rarestFirst(search.site(), words.orElseGet(List::of));
        var unreviewed = search.unreviewed().map(why -> Filters.eq("unreviewed", why.name()));
        var indexed = narrow(search);
        var others = new ArrayList<Bson>();
        if (indexed.isEmpty() && !rarestFirst.isEmpty()) {
            indexed.add(word(rarestFirst.removeFirst()));
            state(search).ifPresent(others::add);
            unreviewed.ifPresent(others::add);
        } else if (indexed.isEmpty() && unreviewed.isPresent()) {
            indexed.add(unreviewed.get());
        } else {
            indexed.add(state(search).orElseGet(() -> Filters.in("state", STATES)));
            unreviewed.ifPresent(others::add);
        }
        rarestFirst.stream().map(CommentSearchQuery::word).forEach(others::add);
        indexed.add(Filters.eq("site", search.site()));
        search.from().ifPresent(from -> indexed.add(Filters.gte("_id", UuidV7.at(from))));
        before(search, before).ifPresent(end -> indexed.add(Filters.lt("_id", end)));
        return page(indexed, others, limit);
    }

    private CommentPage page(List<Bson> indexed, List<Bson> others, int limit) {
        if (others.isEmpty()) {
            return CommentPage.of(newest(indexed, limit + 1), limit);
        }
        var oldest = oldestTried(indexed);
        var conditions = new ArrayList<>(indexed);
        conditions.addAll(others);
        if (oldest != null) {
            conditions.add(Filters.gte("_id", oldest));
        }
        var found = newest(conditions, limit + 1);
        return found.size() > limit ? CommentPage.of(found, limit) : new CommentPage(found, oldest);
    }

    /** Conditions that are met by few comments of a site, as a rule. */
    private static List<Bson> narrow(CommentSearch search) {
        var conditions = new ArrayList<Bson>();
        search.author().ifPresent(author -> conditions.add(Filters.eq("author.id", author)));
        search.thread().ifPresent(thread -> conditions.add(Filters.eq("thread", thread.toString())));
        search.reason().ifPresent(reason -> conditions.add(Filters.eq("allReasons", reason)));
        return conditions;
    }

    private static Optional<Bson> state(CommentSearch search) {
        return search.state().map(state -> Filters.eq("state", state.name()));
    }

    private static Bson word(String word) {
        return Filters.eq(CommentWords.FIELD, word);
    }

    /** Counted by the index, up to {@value #COMMON} each. */
    private List<String> rarestFirst(String site, List<String> words) {
        if (words.size() == 1) {
            return new ArrayList<>(words);
        }
        var upToCommon = new CountOptions().limit(COMMON);
        return words.stream()
                .map(word -> new CountedWord(
                        word, comments.countDocuments(Filters.and(Filters.eq("site", site), word(word)), upToCommon)))
                .sorted(Comparator.comparingLong(CountedWord::comments))
                .map(CountedWord::word)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private record CountedWord(String word, long comments) {}

    private static Optional<String> before(CommentSearch search, @Nullable String before) {
        var end = search.to().map(UuidV7::at);
        return end.filter(to -> before == null || to.compareTo(before) < 0).or(() -> Optional.ofNullable(before));
    }

    /** Id of the last comment of the index's range that this page tries; null where it tries all. */
    private @Nullable String oldestTried(List<Bson> indexed) {
        var found = comments.find(Filters.and(indexed))
                .sort(Sorts.descending("_id"))
                .projection(Projections.include("_id"))
                .skip(searched - 1)
                .limit(1)
                .first();
        return found == null ? null : found.getString("_id");
    }

    private List<Comment> newest(List<Bson> conditions, int limit) {
        return comments.find(Filters.and(conditions))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .batchSize(limit + 1)
                .map(CommentDocumentMapper::read)
                .into(new ArrayList<>());
    }
}
