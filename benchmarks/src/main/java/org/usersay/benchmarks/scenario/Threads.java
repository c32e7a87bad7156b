package org.usersay.benchmarks.scenario;

import static org.usersay.benchmarks.scenario.ThreadDump.SIZES;
import static org.usersay.benchmarks.scenario.ThreadPages.and;
import static org.usersay.benchmarks.scenario.ThreadPages.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** Rows about threads of 100 to 100,000 comments. */
public final class Threads {

    private static final int PAGE = 20;
    private static final int COUNTED = 50;

    private final SystemUnderTest systemUnderTest;
    private final Readers readers;
    private final ThreadPages pages;
    private final Texts texts = new Texts(7);
    private final Map<Integer, Place> places = new LinkedHashMap<>();

    public Threads(SystemUnderTest systemUnderTest, Readers readers) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
        pages = new ThreadPages(systemUnderTest);
    }

    /**
     * What the rows request of one thread.
     *
     * @param middle the cursor before the twenty comments in the middle of the top level
     * @param popular the id of a comment with two pages of replies
     * @param deepest the id of a comment with four ancestors
     */
    private record Place(int size, String middle, String popular, String deepest) {}

    /** Imports the threads; the result is how many comments a second that was. */
    public double prepare() {
        ThreadDump dump = ThreadDump.generate();
        Duration time = new DumpImport(systemUnderTest).run(dump.lines());
        dump.topLevel().forEach((size, all) -> {
            String middle = pages.cursorBehind(size, (all - PAGE) / 2);
            places.put(size, new Place(size, middle, pages.popular(size), pages.deepest(size)));
        });
        return ThreadDump.comments() / (time.toNanos() / 1e9);
    }

    private Target comments() {
        return systemUnderTest.target(Service.COMMENTS);
    }

    /** First pages that no cache has, each after Redis lost everything about the thread; one request at a time. */
    public List<BenchmarkCase> cold() {
        List<BenchmarkCase> rows = new ArrayList<>();
        for (Way way : ways()) {
            for (int size : SIZES) {
                rows.add(new BenchmarkCase(
                        "first page cold" + of(size, way),
                        way.target(),
                        () -> forget(size),
                        new UncachedPages(size, way.place())));
            }
        }
        return rows;
    }

    private void forget(int size) {
        systemUnderTest.deleteRedisKeys("*{vir/" + ThreadDump.article(size) + "}*");
    }

    /** Rows that change no thread. */
    public List<BenchmarkCase> reads() {
        List<BenchmarkCase> rows = new ArrayList<>();
        for (Way way : ways()) {
            places.values().forEach(place -> rows.addAll(reads(place, way)));
            rows.add(BenchmarkCase.same(
                    "count batch of %d with every thread of 100 to 100,000, %s".formatted(COUNTED, way.name()),
                    way.target(),
                    counts()));
        }
        return rows;
    }

    private record Way(String name, Target target, int place) {}

    private List<Way> ways() {
        return List.of(new Way("direct", comments(), 0), new Way("gateway", systemUnderTest.gateway(), 1));
    }

    private static List<BenchmarkCase> reads(Place place, Way way) {
        String of = of(place.size(), way);
        String first = page(place.size());
        String middle = first + "?limit=" + PAGE + and(place.middle());
        String comment = "/api/v1/comments/";
        return List.of(
                BenchmarkCase.same("first page" + of, way.target(), Request.get(first)),
                BenchmarkCase.same("page in the middle" + of, way.target(), Request.get(middle)),
                BenchmarkCase.same("permalink" + of, way.target(), Request.get(comment + place.deepest())),
                BenchmarkCase.same("replies" + of, way.target(), Request.get(comment + place.popular() + "/replies")));
    }

    /** Rows of which each makes its thread longer; mentions are only posted directly to the service. */
    public List<BenchmarkCase> writes() {
        List<BenchmarkCase> rows = new ArrayList<>();
        for (Way way : ways()) {
            SIZES.forEach(size -> rows.addAll(writes(size, way)));
        }
        rows.removeIf(row -> row.name().contains("mention") && row.name().endsWith("gateway"));
        return rows;
    }

    private List<BenchmarkCase> writes(int size, Way way) {
        List<String> ids = pages.ids(size);
        List<String> names = pages.names(size);
        int[] turn = {0};
        return List.of(
                new BenchmarkCase("comment POST" + of(size, way), way.target(), readers::renew, () -> {
                    return post(size, turn[0]++, "");
                }),
                new BenchmarkCase("comment POST with a mention" + of(size, way), way.target(), readers::renew, () -> {
                    return post(size, turn[0]++, "@" + names.get(turn[0] % names.size()) + ' ');
                }),
                new BenchmarkCase("vote on a comment" + of(size, way), way.target(), readers::renew, () -> {
                    return vote(ids, turn[0]++);
                }));
    }

    private static String of(int size, Way way) {
        return ", thread of %,d, %s".formatted(size, way.name());
    }

    /** Names of the direct rows of this kind, by size. */
    public static List<String> names(String what) {
        return SIZES.stream()
                .map(size -> "%s, thread of %,d, direct".formatted(what, size))
                .toList();
    }

    private Request post(int size, int i, String beginning) {
        return readers.as(i, Request.json("POST", page(size), "{\"text\":\"" + beginning + texts.next() + "\"}"));
    }

    /** Each pass of a reader over the page changes every vote. */
    private Request vote(List<String> ids, int i) {
        int turn = i / readers.number();
        int value = turn / ids.size() % 2 == 0 ? 1 : -1;
        String id = ids.get(turn % ids.size());
        return readers.as(i, Request.json("PUT", "/api/v1/comments/" + id + "/vote", "{\"value\":" + value + "}"));
    }

    private static Request counts() {
        Stream<String> small = IntStream.range(0, COUNTED - SIZES.size()).mapToObj(ReaderJourney::article);
        return Request.get("/api/v1/sites/vir/comment-counts?"
                + Stream.concat(SIZES.stream().map(ThreadDump::article), small)
                        .map(article -> "article=" + article)
                        .collect(Collectors.joining("&")));
    }

    /** How many comments the threads have now, by article. */
    public String lengths() {
        return SIZES.stream()
                .map(size -> ThreadDump.article(size) + " has " + pages.count(size))
                .collect(Collectors.joining(", "));
    }
}
