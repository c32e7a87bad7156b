package org.usersay.comments.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.json;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.PeopleStore.Entry;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;

/** Whom a name means in a thread and who is a newcomer, found without going through the comments. */
@CommentsServiceTest
class AppearancesTests {

    private static final String NAME = "Same Name";
    private static final Duration LONG = Duration.ofSeconds(61);

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    PeopleStore people;

    @Autowired
    AppearedStore appeared;

    @Autowired
    AuthorQueries authors;

    @Autowired
    Appearances appearances;

    @Autowired
    ReaderContributions readers;

    private final String article = Api.article();
    private final ArticleKey key = new ArticleKey("vir", article);
    private final String entry = PeopleStore.id(key, NAME);

    @BeforeEach
    void fill() {
        appearances.fill();
    }

    @RepeatedTest(3)
    void ofManyWhoPublishOneNameAtOnceTheFirstIsMeant() throws InterruptedException, ExecutionException {
        atOnce(8, i -> post("reader" + i));
        var first = items().getLast();
        assertThat(bearer()).isEqualTo(first);
        assertThat(meant(instance(Duration.ZERO))).isEqualTo(first);
        assertThat(meant(instance(LONG))).isEqualTo(first);
    }

    @RepeatedTest(3)
    void ofManyProcessesThatNoteOneNameAtOnceTheOldestCommentStays() throws InterruptedException, ExecutionException {
        var ids = IntStream.range(0, 8).mapToObj(i -> UuidV7.next()).toList();
        atOnce(8, i -> instance(Duration.ZERO).note(List.of(appearance(ids.get(i), "reader" + i))));
        assertThat(entry().first()).isEqualTo(ids.getFirst());
    }

    @Test
    void whoeverDiedBeforeHisCommentWasWrittenIsNotMeant() {
        instance(Duration.ZERO).note(List.of(appearance(UuidV7.next(), "dead")));
        assertThat(bearer()).isNull();
        var written = post("bob");
        assertThat(bearer()).isEqualTo("bob");
        assertThat(meant(instance(LONG))).isEqualTo("bob");
        assertThat(entry()).isEqualTo(new Entry(entry, written, null));
    }

    @Test
    void whoeverDiedBetweenNotingAndPublishingHasLeftNothingBehindInTheEnd() {
        instance(Duration.ZERO).note(List.of(appearance(UuidV7.next(), "dead")));
        assertThat(bearer()).isNull();
        assertThat(meant(instance(LONG))).isNull();
        assertThat(people.find(Set.of(entry))).isEmpty();
        post("bob");
        assertThat(meant(instance(LONG))).isEqualTo("bob");
    }

    @Test
    void theNameOfWhomIsTakenAwayIsTheNextOnesAndHisAgainWhenHeComesBack() {
        var first = post("ann");
        var second = post("bob");
        assertThat(bearer()).isEqualTo("ann");
        api.decide("REJECT", first);
        assertThat(bearer()).isEqualTo("bob");
        assertThat(entry().first()).isEqualTo(first);
        assertThat(meant(instance(LONG))).isEqualTo("bob");
        assertThat(entry()).isEqualTo(new Entry(entry, second, null));
        // By then nobody remembers what was in order a minute ago.
        instance(LONG).note(List.of(appearance(first, "ann")));
        api.decide("APPROVE", first);
        assertThat(bearer()).isEqualTo("ann");
        api.decide("REJECT", first, second);
        assertThat(bearer()).isNull();
    }

    @Test
    void whoeverNotesADoubtedNameKeepsHisPlaceHoweverLongHeTakes() {
        var gone = post("ann");
        api.decide("REJECT", gone);
        assertThat(bearer()).isNull();
        assertThat(entry().doubted()).isNotNull();
        var coming = UuidV7.next();
        instance(Duration.ZERO).note(List.of(appearance(coming, "bob")));
        assertThat(entry()).isEqualTo(new Entry(entry, gone, null));
        assertThat(meant(instance(LONG))).isNull();
        assertThat(entry().first()).as("the one that is coming").isLessThanOrEqualTo(coming);
    }

    @Test
    void anOlderCommentThatIsImportedOrApprovedLaterComesFirst() {
        api.announce(article, "PREMODERATED");
        var waits = id(body(api.call(HttpMethod.POST, Api.thread(article), token("ann"), json().put("text", "a"))));
        api.announce(article, "OPEN");
        post("bob");
        assertThat(bearer()).isEqualTo("bob");
        api.decide("APPROVE", waits);
        assertThat(bearer()).isEqualTo("ann");
        assertThat(entry().first()).isEqualTo(waits);
    }

    @Test
    void nothingIsKeptOfWhoeverHasLeft() {
        var ann = "ann-" + article;
        post(ann);
        assertThat(appeared.find("vir", ann)).hasSize(1);
        readers.forget(ann);
        readers.forget(ann);
        assertThat(bearer()).isNull();
        assertThat(appeared.find("vir", ann)).isEmpty();
        assertThat(mongo.getCollection("people").find(Filters.eq("_id", entry)).first())
                .asString()
                .doesNotContain(NAME, ann);
        assertThat(meant(instance(LONG))).isNull();
        assertThat(people.find(Set.of(entry))).isEmpty();
    }

    @Test
    void guestsAreNotMeantWhoeverComesFirst() {
        instance(Duration.ZERO).note(List.of(appearance(UuidV7.next(), "guest-1")));
        assertThat(people.find(Set.of(entry))).isEmpty();
    }

    @Test
    void commentsFromBeforeThereWereNotesAreGoneThroughOnce() {
        var first = post("ann");
        post("bob");
        mongo.getCollection("people").deleteMany(Filters.in("_id", entry, "filled"));
        mongo.getCollection("appeared").deleteMany(Filters.eq("_id", AppearedStore.id("vir", "bob")));
        var started = new Appearances(instance(Duration.ZERO), new AppearedStore(mongo), people, authors);
        assertThat(started.bearers(key, Set.of(NAME))).containsEntry(NAME, "ann");
        assertThat(started.published("bob", "vir", 1)).isEqualTo(1);
        assertThat(people.find(Set.of(entry))).isEmpty();

        started.fill();
        assertThat(people.isFilled()).isTrue();
        assertThat(entry().first()).isEqualTo(first);
        assertThat(started.bearers(key, Set.of(NAME, "Same"))).containsOnlyKeys(NAME);
        assertThat(started.published("bob", "vir", 1)).isEqualTo(1);
    }

    @Test
    void whatAnAuthorHasPublishedIsCountedAsFarAsAsked() {
        var ann = "ann-" + article;
        assertThat(appearances.published(ann, "vir", 20)).isZero();
        var ids = IntStream.range(0, 45).mapToObj(i -> post(ann)).toArray(String[]::new);
        assertThat(appeared.find("vir", ann)).hasSize(AppearedStore.MOST);
        assertThat(appearances.published(ann, "vir", 20)).isEqualTo(20);
        assertThat(appearances.published(ann, "other", 20)).isZero();
        for (int from = 0; from < 40; from += 20) {
            api.decide("REJECT", Arrays.copyOfRange(ids, from, from + 20));
        }
        assertThat(appearances.published(ann, "vir", 20)).isEqualTo(5);
    }

    private Entry entry() {
        return Objects.requireNonNull(people.find(Set.of(entry)).get(entry));
    }

    /** Another process, whose clock is ahead. */
    private Bearers instance(Duration ahead) {
        return new Bearers(people, authors, Clock.offset(Clock.systemUTC(), ahead));
    }

    private @Nullable String bearer() {
        return appearances.bearers(key, Set.of(NAME, "Other Name")).get(NAME);
    }

    private @Nullable String meant(Bearers instance) {
        return instance.of(key, Set.of(NAME)).get(NAME);
    }

    private Appearance appearance(String comment, String reader) {
        return new Appearance(comment, key, new Author(reader, NAME, List.of()));
    }

    /** Authors from the newest comment to the oldest. */
    private List<String> items() {
        return api.read(Api.thread(article) + "?limit=100")
                .get("items")
                .valueStream()
                .map(item -> item.at("/author/id").stringValue())
                .toList();
    }

    private String post(String reader) {
        var result = api.call(HttpMethod.POST, Api.thread(article), token(reader), json().put("text", "words"));
        assertThat(result).hasStatus(201);
        return id(body(result));
    }

    private static String token(String reader) {
        return Tokens.with(reader, claims -> claims.claim("name", NAME));
    }

    private static void atOnce(int times, IntConsumer task) throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one : IntStream.range(0, times)
                    .mapToObj(i -> threads.submit(() -> task.accept(i)))
                    .toList()) {
                one.get();
            }
        }
    }
}
