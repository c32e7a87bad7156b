package org.usersay.comments.article;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.usersay.starter.text.SearchWords;

/**
 * Articles of a site by beginnings of the words of their titles, newest first. Every beginning of a word is a key of the index
 * {@code (site, titleBeginnings, listedAt, _id)}, so that the articles with one are a range in the order of the answer, however
 * many there are; a range of words would have to be sorted. Of several words the rarest chooses the range; the others are tried on the
 * newest of its articles first, and on a bounded number of them where these have too few. Without a word it is the index
 * {@code (site, listedAt, _id)}.
 */
@Component
class ArticleSearchQuery {

    /** Tried for one answer at most. */
    private static final int SEARCHED = 2_000;

    /** Tried at first: a tenth, since words that are asked for together mostly stand together. */
    private static final int FIRST = 10;

    /** Where a beginning is in more titles than these, it does not matter in how many. */
    private static final int COMMON = 1_000;

    private final MongoCollection<Document> articles;
    private final int searched;

    @Autowired
    ArticleSearchQuery(MongoDatabase database) {
        this(database, SEARCHED);
    }

    ArticleSearchQuery(MongoDatabase database, int searched) {
        this.articles = ArticleStore.LAYOUT.open(database);
        this.searched = searched;
    }

    /** The newest of which a title has words that begin with those of the text; the newest of all where it is blank. */
    FoundArticles find(String site, String text, int limit) {
        var words = SearchWords.ofSearch(text);
        if (words.isEmpty() && !text.isBlank()) {
            return new FoundArticles(List.of(), false);
        }
        var ofSite = Filters.eq("site", site);
        if (words.isEmpty()) {
            return FoundArticles.of(newest(ofSite, limit + 1), limit);
        }
        var rarestFirst = rarestFirst(site, words);
        var indexed = Filters.and(ofSite, beginning(rarestFirst.getFirst()));
        var others =
                rarestFirst.stream().skip(1).map(ArticleSearchQuery::beginning).toList();
        return others.isEmpty() ? FoundArticles.of(newest(indexed, limit + 1), limit) : tried(indexed, others, limit);
    }

    private FoundArticles tried(Bson indexed, List<Bson> others, int limit) {
        var newest = tried(indexed, others, limit, searched / FIRST);
        var enough = newest.found().size() > limit || newest.all();
        return (enough ? newest : tried(indexed, others, limit, searched)).answer(limit);
    }

    /**
     * What some articles of a range were tried for.
     *
     * @param found one more than are to be answered, where there are so many
     * @param all whether the range has no others
     */
    private record Tried(List<Article> found, boolean all) {

        FoundArticles answer(int limit) {
            var answer = FoundArticles.of(found, limit);
            return all ? answer : new FoundArticles(answer.articles(), true);
        }
    }

    private Tried tried(Bson indexed, List<Bson> others, int limit, int count) {
        var oldest = oldestTried(indexed, count);
        var conditions = new ArrayList<Bson>();
        conditions.add(indexed);
        conditions.addAll(others);
        oldest.map(last -> Filters.gte("listedAt", last.getDate("listedAt"))).ifPresent(conditions::add);
        return new Tried(newest(Filters.and(conditions), limit + 1), oldest.isEmpty());
    }

    /** The last article of the index's range that is tried, with those of the same instant; none where all are. */
    private Optional<Document> oldestTried(Bson indexed, int count) {
        return Optional.ofNullable(articles.find(indexed)
                .sort(Sorts.descending("listedAt", "_id"))
                .projection(Projections.include("listedAt"))
                .skip(count)
                .limit(1)
                .first());
    }

    /** Counted by the index, up to {@value #COMMON} each. */
    private List<String> rarestFirst(String site, List<String> words) {
        if (words.size() == 1) {
            return words;
        }
        var upToCommon = new CountOptions().limit(COMMON);
        var counts = words.stream()
                .collect(Collectors.toMap(
                        word -> word,
                        word -> articles.countDocuments(
                                Filters.and(Filters.eq("site", site), beginning(word)), upToCommon)));
        return words.stream()
                .sorted(Comparator.comparing(word -> Objects.requireNonNull(counts.get(word))))
                .toList();
    }

    private static Bson beginning(String word) {
        return Filters.eq(ArticleStore.TITLE_BEGINNINGS, word);
    }

    private List<Article> newest(Bson conditions, int limit) {
        return articles.find(conditions)
                .sort(Sorts.descending("listedAt", "_id"))
                .projection(ArticleStore.WITHOUT_KEYS)
                .limit(limit)
                .batchSize(limit + 1)
                .map(ArticleStore::article)
                .into(new ArrayList<>());
    }
}
