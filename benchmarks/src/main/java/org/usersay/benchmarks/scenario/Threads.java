package org.usersay.benchmarks.scenario;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** What a thread costs at a hundred and at a hundred thousand comments: the same texts and depths in every run. */
public final class Threads {

    private static final List<Integer> SIZES = List.of(100, 1_000, 10_000, 100_000);
    private static final long SEED = 20261124;
    private static final Instant FIRST = Instant.parse("2026-01-07T11:01:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LARGEST_PAGE = 100;
    /** A page nobody has asked for before: it is in no cache. */
    private static final int UNUSUAL_PAGE = 19;

    /** The page's own, at its end; replies have theirs before. */
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"\\}$");
    /** As comments begin; an author's id follows another name. */
    private static final Pattern TOP = Pattern.compile("\\{\"id\":\"([^\"]+)\",\"article\":");
    /** As readers see it. */
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");

    private final Setting setting;
    private final Readers readers;
    private final Texts texts = new Texts(7);
    private final Map<Integer, String> middles = new LinkedHashMap<>();

    public Threads(Setting setting, Readers readers) {
        this.setting = setting;
        this.readers = readers;
    }

    /** Imports the threads as an administrator does, and answers how many comments a second that was. */
    public double prepare() {
        long begun = System.nanoTime();
        String token = setting.administratorToken();
        String job = setting.client()
                .send(
                        comments(),
                        new Request(
                                        "POST",
                                        "/api/v1/admin/sites/vir/imports?format=usersay",
                                        Map.of("Content-Type", "application/x-ndjson"),
                                        dump())
                                .as(token))
                .expect(202)
                .value("id");
        awaitEnd(job, token);
        double seconds = (System.nanoTime() - begun) / 1e9;
        SIZES.forEach(size -> middles.put(size, middle(size)));
        return SIZES.stream().mapToInt(Integer::intValue).sum() / seconds;
    }

    private void awaitEnd(String job, String token) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String state = "";
        while (!state.equals("DONE")) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            if (System.nanoTime() > end || state.equals("FAILED")) {
                throw new IllegalStateException("The import did not end: " + state);
            }
            state = setting.client()
                    .send(
                            comments(),
                            Request.get("/api/v1/admin/sites/vir/imports/" + job)
                                    .as(token))
                    .expect(200)
                    .value("state");
        }
    }

    private static String dump() {
        StringBuilder lines = new StringBuilder("{\"type\":\"export\",\"version\":1}\n");
        Texts texts = new Texts(SEED);
        Random random = new Random(SEED);
        for (int size : SIZES) {
            lines.append("{\"type\":\"article\",\"id\":\"" + article(size) + "\"}\n");
            for (int i = 0; i < size; i++) {
                lines.append(comment(size, i, texts, random));
            }
        }
        return lines.append("{\"type\":\"end\"}\n").toString();
    }

    /** Two of five answer an earlier one, mostly a recent one, so that depths grow as they do where people talk. */
    private static String comment(int size, int number, Texts texts, Random random) {
        String parent = "";
        if (number > 0 && random.nextInt(5) < 2) {
            int back = 1 + (int) (Math.pow(random.nextDouble(), 3) * (number - 1));
            parent = ",\"parent\":\"" + id(size, number - back) + '"';
        }
        int author = random.nextInt(500);
        return "{\"type\":\"comment\",\"id\":\"%s\",\"article\":\"%s\"%s,\"author\":{\"id\":\"author-%d\",\"name\":\"Author %d\"},\"text\":\"%s\",\"state\":\"PUBLISHED\",\"createdAt\":\"%s\"}\n"
                .formatted(
                        id(size, number),
                        article(size),
                        parent,
                        author,
                        author,
                        texts.next(),
                        FIRST.plusSeconds(number));
    }

    private static String id(int size, int number) {
        return "c" + size + "-" + number;
    }

    private static String article(int size) {
        return "thread-of-" + size;
    }

    private static String page(int size) {
        return "/api/v1/sites/vir/articles/" + article(size) + "/comments";
    }

    /** The cursor half-way down. */
    private String middle(int size) {
        String cursor = "";
        for (int seen = 0; seen < size * 3 / 10; seen += LARGEST_PAGE) {
            Matcher next = NEXT.matcher(get(page(size) + "?limit=" + LARGEST_PAGE + and(cursor)));
            if (!next.find()) {
                break;
            }
            cursor = next.group(1);
        }
        return cursor;
    }

    private static String and(String cursor) {
        return cursor.isEmpty() ? "" : "&cursor=" + cursor;
    }

    private String get(String path) {
        return setting.client().send(comments(), Request.get(path)).expect(200).body();
    }

    private Target comments() {
        return setting.target(Service.COMMENTS);
    }

    /** Reading first, since writing changes the sizes. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Way way : ways()) {
            SIZES.forEach(size -> rows.addAll(reads(size, way)));
        }
        for (Way way : ways()) {
            SIZES.forEach(size -> rows.addAll(writes(size, way)));
        }
        return rows;
    }

    private record Way(String name, Target target) {}

    private List<Way> ways() {
        return List.of(new Way("direct", comments()), new Way("gateway", setting.gateway()));
    }

    private List<Row> reads(int size, Way way) {
        String first = "/api/v1/comments/" + firstId(size);
        String of = of(size, way);
        return List.of(
                Row.same("first page" + of, way.target(), Request.get(page(size))),
                Row.same(
                        "page in the middle" + of,
                        way.target(),
                        Request.get(page(size) + "?limit=20" + and(middles.getOrDefault(size, "")))),
                Row.same("permalink" + of, way.target(), Request.get(first)),
                Row.same("replies" + of, way.target(), Request.get(first + "/replies")));
    }

    private List<Row> writes(int size, Way way) {
        List<String> ids = ids(size);
        List<String> names = names(size);
        int[] turn = {0};
        return List.of(
                new Row("comment POST" + of(size, way), way.target(), readers::renew, () -> {
                    return post(size, turn[0]++, "");
                }),
                new Row("comment POST with a mention" + of(size, way), way.target(), readers::renew, () -> {
                    return post(size, turn[0]++, "@" + names.get(turn[0] % names.size()) + ' ');
                }),
                new Row("vote on a comment" + of(size, way), way.target(), readers::renew, () -> {
                    return vote(ids, turn[0]++);
                }));
    }

    private static String of(int size, Way way) {
        return ", thread of %,d, %s".formatted(size, way.name());
    }

    private Request post(int size, int i, String beginning) {
        return readers.as(i, Request.json("POST", page(size), "{\"text\":\"" + beginning + texts.next() + "\"}"));
    }

    /** Each turn of a reader over the page changes every vote. */
    private Request vote(List<String> ids, int i) {
        int turn = i / readers.number();
        int value = turn / ids.size() % 2 == 0 ? 1 : -1;
        String id = ids.get(turn % ids.size());
        return readers.as(i, Request.json("PUT", "/api/v1/comments/" + id + "/vote", "{\"value\":" + value + "}"));
    }

    /** Comments of the first page, which others have written. */
    private List<String> ids(int size) {
        return TOP.matcher(get(page(size) + "?sort=oldest&limit=" + LARGEST_PAGE))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Whom the page shows, so that they are in the thread. */
    private List<String> names(int size) {
        return NAME.matcher(get(page(size) + "?sort=oldest&limit=" + LARGEST_PAGE))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    /** What a page weighs, for the peer that serves nothing else. */
    public byte[] firstPage() {
        return get(page(SIZES.getFirst())).getBytes(StandardCharsets.UTF_8);
    }

    private String firstId(int size) {
        Matcher id = TOP.matcher(get(page(size) + "?sort=oldest"));
        if (!id.find()) {
            throw new IllegalStateException("No comment in " + article(size));
        }
        return id.group(1);
    }

    /** The first page of each thread right after Redis lost everything, in milliseconds by size. */
    public Map<Integer, Double> afterLoss() {
        Map<Integer, Double> millis = new LinkedHashMap<>();
        for (int size : SIZES) {
            setting.flushRedis();
            long begun = System.nanoTime();
            get(page(size) + "?limit=" + UNUSUAL_PAGE);
            millis.put(size, (System.nanoTime() - begun) / 1e6);
        }
        return millis;
    }
}
