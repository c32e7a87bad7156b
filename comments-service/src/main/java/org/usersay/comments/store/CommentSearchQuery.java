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
 *   <li>the rarest of the author: {@code (author.id, site, state, _id)}, the article: {@code (thread, state, _id)}, and the
 *       reason: {@code (site, allReasons, state, _id)};
 *   <li>else the rarest of the words: {@code (site, words, _id)};
 *   <li>else what is still to be reviewed: {@code (site, unreviewed, _id)}; else the state: {@code (site, state, _id)}.
 * </ul>
 *
 * Where every state is wanted each is named, so that the server merges their ranges. Conditions that the index does not bound are
 * tried on a bounded number of comments; the page then goes on after the last of these.
 */
@Component
class CommentSearchQuery {

    /** Read for one page at most: up to a second of the embedded store. */
    private static final int SEARCHED = 5_000;

    /** Where a condition is met by more comments than these, it does not matter in how many. */
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
        var unreviewed = search.unreviewed().map(why -> Filters.eq("unreviewed", why.name()));
        var ofWords = words.orElseGet(List::of).stream()
                .map(word -> List.of(ofSite(search), Filters.eq(CommentWords.FIELD, word)))
                .toList();
        var narrow = rarestFirst(narrow(search));
        var rarestFirst = narrow.isEmpty() ? rarestFirst(ofWords) : new ArrayList<>(ofWords);
        var indexed = new ArrayList<Bson>();
        var others = new ArrayList<Bson>();
        if (!narrow.isEmpty()) {
            indexed.addAll(narrow.removeFirst());
            indexed.add(stateOrAny(search));
            unreviewed.ifPresent(others::add);
        } else if (!rarestFirst.isEmpty()) {
            indexed.addAll(rarestFirst.removeFirst());
            state(search).ifPresent(others::add);
            unreviewed.ifPresent(others::add);
        } else {
            indexed.addAll(List.of(ofSite(search), unreviewed.orElseGet(() -> stateOrAny(search))));
        }
        narrow.forEach(others::addAll);
        rarestFirst.forEach(others::addAll);
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

    /** Conditions that are met by few comments of a site, as a rule, each with the fields of its index before the state. */
    private static List<List<Bson>> narrow(CommentSearch search) {
        var conditions = new ArrayList<List<Bson>>();
        search.author().ifPresent(author -> conditions.add(List.of(Filters.eq("author.id", author), ofSite(search))));
        search.thread().ifPresent(thread -> conditions.add(List.of(Filters.eq("thread", thread.toString()))));
        search.reason().ifPresent(reason -> conditions.add(List.of(ofSite(search), Filters.eq("allReasons", reason))));
        return conditions;
    }

    private static Bson ofSite(CommentSearch search) {
        return Filters.eq("site", search.site());
    }

    private static Optional<Bson> state(CommentSearch search) {
        return search.state().map(state -> Filters.eq("state", state.name()));
    }

    private static Bson stateOrAny(CommentSearch search) {
        return state(search).orElseGet(() -> Filters.in("state", STATES));
    }

    /** Counted by the index of each, up to {@value #COMMON}. */
    private List<List<Bson>> rarestFirst(List<List<Bson>> conditions) {
        if (conditions.size() == 1) {
            return new ArrayList<>(conditions);
        }
        var upToCommon = new CountOptions().limit(COMMON);
        return conditions.stream()
                .map(condition ->
                        new CountedCondition(condition, comments.countDocuments(Filters.and(condition), upToCommon)))
                .sorted(Comparator.comparingLong(CountedCondition::comments))
                .map(CountedCondition::condition)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private record CountedCondition(List<Bson> condition, long comments) {}

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
