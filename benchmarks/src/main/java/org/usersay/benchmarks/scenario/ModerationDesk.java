package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** Rows about the moderation desk of a site with a million comments, of which a tenth is held, and 100,000 articles with titles. */
public final class ModerationDesk {

    private static final int DUMPS = 10;
    private static final int ARTICLES = 100;
    private static final int COMMENTS = 1_000;

    /** Articles of a dump that nobody has commented on yet. */
    private static final int QUIET = 9_900;

    private static final int HELD = 10;
    private static final int AUTHORS = 20_000;

    /** One comment in so many has the rare word. */
    private static final int RARE = 50_000;

    private static final String RARE_WORD = "zyxneedle";
    private static final int DECIDED = 10_000;
    private static final int WORDS = 10_000;
    private static final int PAGE = 100;
    private static final long SEED = 20261129;
    private static final Instant FIRST = Instant.parse("2026-01-07T11:01:00Z");

    private static final String SITE = "/api/v1/admin/sites/vir";
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"\\}$");
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]+)\",\"article\":");

    private final SystemUnderTest systemUnderTest;
    private final Target comments;
    private final Readers readers;

    public ModerationDesk(SystemUnderTest systemUnderTest, Readers readers) {
        this.systemUnderTest = systemUnderTest;
        this.readers = readers;
        this.comments = systemUnderTest.target(Service.COMMENTS);
    }

    /** Imports the comments; the result is how many a second that was. */
    public double prepare() {
        var texts = new Texts(SEED);
        var random = new Random(SEED);
        var time = Duration.ZERO;
        for (int dump = 0; dump < DUMPS; dump++) {
            time = time.plus(new DumpImport(systemUnderTest).run(dump(dump, texts, random)));
        }
        return DUMPS * ARTICLES * COMMENTS / (time.toNanos() / 1e9);
    }

    private static String dump(int dump, Texts texts, Random random) {
        var lines = new StringBuilder(DumpLines.HEADER);
        for (int at = 0; at < ARTICLES; at++) {
            var article = "desk-%d-%d".formatted(dump, at);
            lines.append(DumpLines.article(article, texts.title()));
            for (int number = 0; number < COMMENTS; number++) {
                int all = (dump * ARTICLES + at) * COMMENTS + number;
                var text = all % RARE == 0 ? RARE_WORD + " " + texts.next() : texts.next();
                var state = number % HELD == 0 ? "HELD" : "PUBLISHED";
                // Articles are commented on one after the other.
                var createdAt = FIRST.plusSeconds(all);
                lines.append(DumpLines.comment(
                        article, number, DumpLines.TOP_LEVEL, text, random.nextInt(AUTHORS), state, createdAt));
            }
        }
        for (int at = 0; at < QUIET; at++) {
            lines.append(DumpLines.article("quiet-%d-%d".formatted(dump, at), texts.title()));
        }
        return lines.append(DumpLines.END).toString();
    }

    /** Reads first; the decisions train the spam score with which comments are posted last. */
    public List<BenchmarkCase> rows() {
        var token = systemUnderTest.administratorToken();
        var held = held(token);
        return List.of(
                read("numbers of the queues", "/queues", token),
                read("first page of held comments", "/comments?queue=pending", token),
                read(
                        "page of held comments, ten thousand further on",
                        "/comments?queue=pending" + held.cursor(),
                        token),
                read("search for a rare word", "/comments?q=" + RARE_WORD, token),
                read("search for a frequent word", "/comments?q=harbour", token),
                read("search for a rare and a frequent word", "/comments?q=harbour%20" + RARE_WORD, token),
                read("search for two frequent words in a queue", "/comments?queue=pending&q=rice%20winter", token),
                read("search for a word of no comment", "/comments?q=nowhereatall", token),
                read("comments of a reader", "/comments?author=author-7", token),
                read("articles by a word of the title", "/articles?q=harbour", token),
                read("articles by two words", "/articles?q=harbour%20winter", token),
                read("articles by four words", "/articles?q=harbour%20winter%20snow%20rice", token),
                read("statistics", "/statistics", token),
                new BenchmarkCase("desk: decision, direct", comments, () -> {}, decisions(held.ids(), token)),
                post(
                        "comment POST without word lists and score",
                        () -> systemUnderTest.changeModeration("\"spamScoreToHold\":\\d+", "\"spamScoreToHold\":0")),
                post("comment POST, 10,000 words and score", this::turnScreeningOn));
    }

    private BenchmarkCase post(String name, Runnable settings) {
        var texts = new Texts(SEED + name.length());
        int[] turn = {0};
        return new BenchmarkCase(
                "desk: " + name + ", direct",
                comments,
                () -> {
                    readers.renew();
                    settings.run();
                },
                () -> readers.as(
                        turn[0]++,
                        Request.json(
                                "POST",
                                "/api/v1/sites/vir/articles/desk-0-0/comments",
                                "{\"text\":\"" + texts.next() + "\"}")));
    }

    private void turnScreeningOn() {
        var words = IntStream.range(0, WORDS)
                .mapToObj("\"unheardof%d\""::formatted)
                .collect(Collectors.joining(",", "\"heldWords\":[", "]"));
        systemUnderTest.changeModeration("\"heldWords\":\\[[^]]*]", words);
        systemUnderTest.changeModeration("\"spamScoreToHold\":\\d+", "\"spamScoreToHold\":100");
    }

    private BenchmarkCase read(String name, String path, String token) {
        return BenchmarkCase.same(
                "desk: " + name + ", direct", comments, Request.get(SITE + path).as(token));
    }

    private static Requests decisions(List<String> ids, String token) {
        var requests = new ArrayList<Request>();
        for (int at = 0; at < ids.size(); at++) {
            var decision = at % 2 == 0 ? "APPROVE" : "SPAM";
            requests.add(Request.json(
                            "POST",
                            "/api/v1/admin/comments/decisions",
                            "{\"ids\":[\"%s\"],\"decision\":\"%s\",\"expectedState\":\"HELD\"}"
                                    .formatted(ids.get(at), decision))
                    .as(token));
        }
        return Requests.inTurn(requests);
    }

    /** The newest of the held comments, and the cursor after them. */
    private record Held(List<String> ids, String cursor) {}

    private Held held(String token) {
        var ids = new ArrayList<String>();
        var cursor = "";
        while (ids.size() < DECIDED) {
            var page = systemUnderTest
                    .client()
                    .send(
                            comments,
                            Request.get(SITE + "/comments?queue=pending&limit=" + PAGE + cursor)
                                    .as(token))
                    .expect(200)
                    .body();
            ID.matcher(page).results().map(found -> found.group(1)).forEach(ids::add);
            Matcher next = NEXT.matcher(page);
            if (!next.find()) {
                throw new IllegalStateException("There are too few held comments: " + ids.size());
            }
            cursor = "&cursor=" + next.group(1);
        }
        return new Held(ids, cursor);
    }
}
