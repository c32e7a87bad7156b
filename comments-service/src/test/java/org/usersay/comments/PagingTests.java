package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.TestContextManager;

/**
 * Whoever pages through a thread while others write into it finds every comment that was there throughout exactly once,
 * in every order, at the top and among the replies, and with any page size.
 */
@CommentsServiceTest
class PagingTests {

    private static final Api API = new TestContextManager(PagingTests.class)
            .getTestContext()
            .getApplicationContext()
            .getBean(Api.class);

    private static final List<String> SORTS = List.of("newest", "oldest", "top", "controversial");
    private static final List<String> BY_TIME = SORTS.subList(0, 2);
    private static final int WRITERS = 2;

    /** Whether others leave a comment alone, vote on it, or take it away and bring it back. */
    enum Fate {
        STAYS,
        MOVES,
        COMES_AND_GOES
    }

    /**
     * A comment that is there at first.
     *
     * @param parent picks one of the comments before it; negative for one that answers the article
     * @param up how many agreed before anybody reads
     * @param down how many did not
     */
    record Planted(int parent, int up, int down, Fate fate) {}

    /** What somebody does meanwhile, {@code pick} saying to which comment. */
    record Act(Kind kind, int pick) {
        enum Kind {
            POST,
            REPLY,
            VOTE,
            DECIDE
        }
    }

    @Provide
    static Arbitrary<List<Planted>> threads() {
        return Combinators.combine(
                        Arbitraries.integers().between(-15, 25),
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(Fate.STAYS, Fate.STAYS, Fate.STAYS, Fate.MOVES, Fate.COMES_AND_GOES))
                .as(Planted::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }

    @Provide
    static Arbitrary<List<Act>> acts() {
        return Combinators.combine(
                        Arbitraries.of(Act.Kind.class), Arbitraries.integers().between(0, 100))
                .as(Act::new)
                .list()
                .ofMinSize(10)
                .ofMaxSize(40);
    }

    @Property(tries = 20)
    void whatWasThereThroughoutIsFoundExactlyOnce(
            @ForAll("threads") List<Planted> planted,
            @ForAll("acts") List<Act> acts,
            @ForAll @IntRange(min = 1, max = 7) int limit)
            throws InterruptedException, ExecutionException {
        var talk = new Talk(planted);
        var top = Api.thread(talk.article);
        for (String sort : SORTS) {
            var found = whileOthersWrite(talk, acts, turn -> walk(top + "?sort=" + sort, limit, turn));
            assertThat(talk.steady(found)).as(sort).containsExactlyInAnyOrderElementsOf(talk.steadyTop);
            if (BY_TIME.contains(sort)) {
                assertThat(found).as(sort).doesNotHaveDuplicates();
            }
        }
        var replies = whileOthersWrite(
                talk,
                acts,
                turn -> talk.steady.stream()
                        .flatMap(id -> walk("/comments/" + id + "/replies", limit, turn).stream())
                        .toList());
        assertThat(replies).doesNotHaveDuplicates();
        assertThat(talk.steady(replies)).containsExactlyInAnyOrderElementsOf(talk.steadyReplies());
        for (String sort : SORTS) {
            assertThat(API.ids(talk.article, sort, limit))
                    .as("%s, when all is quiet", sort)
                    .isEqualTo(API.ids(talk.article, sort, 100));
        }
    }

    /** A thread that was planted, and what is done to it. */
    private static final class Talk {
        private final String article = Api.article();
        private final List<String> steady = new ArrayList<>();
        private final List<String> steadyTop = new ArrayList<>();
        private final List<String> moving = new CopyOnWriteArrayList<>();
        private final Queue<String> going = new ConcurrentLinkedQueue<>();
        private final Queue<String> coming = new ConcurrentLinkedQueue<>();

        Talk(List<Planted> planted) {
            var ids = new ArrayList<String>();
            for (int i = 0; i < planted.size(); i++) {
                var one = planted.get(i);
                var parent = one.parent() < 0 || i == 0 ? null : ids.get(one.parent() % i);
                var id = write("planted " + i, parent);
                ids.add(id);
                for (int voter = 0; voter < one.up() + one.down(); voter++) {
                    API.voted("voter" + voter, id, voter < one.up() ? 1 : -1);
                }
                sort(one.fate(), id, parent);
            }
        }

        /** Under one that moves or goes away nothing is sure to be found. */
        private void sort(Fate fate, String id, @Nullable String parent) {
            if (fate == Fate.MOVES) {
                moving.add(id);
            } else if (fate == Fate.COMES_AND_GOES) {
                going.add(id);
            } else if (parent == null || steady.contains(parent)) {
                steady.add(id);
                if (parent == null) {
                    steadyTop.add(id);
                }
            }
        }

        List<String> steady(List<String> found) {
            return found.stream().filter(steady::contains).toList();
        }

        List<String> steadyReplies() {
            return steady.stream().filter(id -> !steadyTop.contains(id)).toList();
        }

        private String write(String text, @Nullable String parent) {
            return id(parent == null ? API.posted(article, "ann", text) : API.replied(article, "ann", text, parent));
        }

        void befall(Act act) {
            switch (act.kind()) {
                case POST -> moving.add(write("meanwhile", null));
                case REPLY -> {
                    var open = Stream.concat(steady.stream(), moving.stream()).toList();
                    if (!open.isEmpty()) {
                        moving.add(write("to that", open.get(act.pick() % open.size())));
                    }
                }
                case VOTE -> {
                    var some = List.copyOf(moving);
                    if (!some.isEmpty()) {
                        API.voted("late" + act.pick() % 4, some.get(act.pick() % some.size()), act.pick() % 3 - 1);
                    }
                }
                case DECIDE -> decide();
            }
        }

        private void decide() {
            var leaves = going.poll();
            if (leaves != null) {
                API.decide("REJECT", leaves);
                coming.add(leaves);
                return;
            }
            var returns = coming.poll();
            if (returns != null) {
                API.decide("APPROVE", returns);
                going.add(returns);
            }
        }
    }

    /** Reads page by page and lets the others go on with every page. */
    private interface Reading {
        List<String> read(Runnable turn);
    }

    private static List<String> whileOthersWrite(Talk talk, List<Act> acts, Reading reading)
            throws InterruptedException, ExecutionException {
        var left = new ConcurrentLinkedQueue<>(acts);
        var turns = new Semaphore(WRITERS);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writers = Stream.generate(() -> threads.submit(() -> {
                        for (var act = left.poll(); act != null; act = left.poll()) {
                            turns.acquireUninterruptibly();
                            talk.befall(act);
                        }
                    }))
                    .limit(WRITERS)
                    .toList();
            try {
                return reading.read(() -> turns.release(WRITERS));
            } finally {
                left.clear();
                turns.release(WRITERS);
                for (var writer : writers) {
                    writer.get();
                }
            }
        }
    }

    private static List<String> walk(String path, int limit, Runnable turn) {
        var first = path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        var ids = new ArrayList<String>();
        @Nullable String cursor = null;
        do {
            turn.run();
            var page = API.read(cursor == null ? first : first + "&cursor=" + cursor);
            page.get("items").forEach(item -> ids.add(id(item)));
            cursor = page.get("next").isNull() ? null : page.get("next").stringValue();
        } while (cursor != null);
        return ids;
    }
}
