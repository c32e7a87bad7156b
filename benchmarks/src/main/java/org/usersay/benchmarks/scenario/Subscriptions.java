package org.usersay.benchmarks.scenario;

import com.mongodb.client.MongoClients;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.peer.MailSink;
import org.usersay.benchmarks.process.Memory;
import org.usersay.standalone.service.Service;

/** Rows about orders, newsletters and their mails; mails go to a sink that counts them. */
public final class Subscriptions {

    private static final String DATABASE = "usersay_subscription";
    private static final String SITE = "/api/v1/sites/vir";
    private static final String ADMIN = "/api/v1/admin/sites/vir";
    private static final String CAMPAIGNS = ADMIN + "/campaigns";
    private static final String SUBJECT = "The week in Vinh Rao";

    private static final int RECIPIENTS = 100_000;
    private static final int IMPORTED_AT_ONCE = 10_000;
    private static final int WARMED_UP = 2_000;
    private static final int COMPARED = 9_000;
    private static final int MEASURED = 30_000;
    private static final List<Integer> KILLS = List.of(MEASURED, 60_000);
    private static final int ORDERS = 100_000;
    private static final int BATCH = 1_000;
    private static final Pattern STATE = Pattern.compile("\"state\":\"SENT\"");
    private static final Pattern FAILED = Pattern.compile("\"failed\":(\\d+)");
    private static final int UNAUTHORIZED = 401;
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private final SystemUnderTest systemUnderTest;
    private final MailSink sink;
    private final Target target;
    private final AtomicInteger turn = new AtomicInteger();
    private String token;

    public Subscriptions(SystemUnderTest systemUnderTest, MailSink sink) {
        this.systemUnderTest = systemUnderTest;
        this.sink = sink;
        target = systemUnderTest.target(Service.SUBSCRIPTION);
        token = systemUnderTest.administratorToken();
    }

    public List<BenchmarkCase> rows() {
        return List.of(
                new BenchmarkCase("subscription: order POST, direct", target, () -> {}, () -> order()),
                new BenchmarkCase(
                        "subscription: newsletter sign-up POST, direct",
                        target,
                        () -> {},
                        () -> Request.json(
                                "POST",
                                SITE + "/newsletters/daily/signups",
                                "{\"email\":\"signup-%d@benchmarks.example\"}".formatted(turn.getAndIncrement()))));
    }

    private Request order() {
        return Request.json("POST", SITE + "/subscription-orders", """
                {"plan":"weekly-12","copies":1,"startsOn":"%s","subscriber":{"name":"An","email":"order-%d@benchmarks.example"},\
                "delivery":{"address":"1 Pier Road","city":"Vinh Rao","country":"VN"}}""".formatted(
                        LocalDate.now(ZoneOffset.UTC).plusDays(1), turn.getAndIncrement()));
    }

    /** Mails of a campaign in a second, sent by one process from {@link #WARMED_UP} mails on to {@link #COMPARED}. */
    public double campaignRate() {
        subscribe(IMPORTED_AT_ONCE);
        schedule(draft());
        await(() -> sink.recipients(SUBJECT) >= WARMED_UP);
        long begun = System.nanoTime();
        long warm = sink.recipients(SUBJECT);
        await(() -> sink.recipients(SUBJECT) >= COMPARED);
        return (sink.recipients(SUBJECT) - warm) / ((System.nanoTime() - begun) / 1e9);
    }

    /** Sends a campaign, and kills the service twice meanwhile; the sentences tell what came of it. */
    public List<String> campaign() throws InterruptedException {
        subscribe(RECIPIENTS);
        var service = Service.SUBSCRIPTION.program();
        var memoryBefore = memory();
        var id = draft();
        long begun = System.nanoTime();
        schedule(id);
        var rate = 0.0;
        var memory = new ArrayList<Long>();
        var previous = 0;
        for (int kill : KILLS) {
            int half = (previous + kill) / 2;
            await(() -> sink.recipients(SUBJECT) >= half);
            memory.add(memory());
            previous = kill;
            await(() -> sink.recipients(SUBJECT) >= kill);
            if (kill == MEASURED) {
                rate = MEASURED / ((System.nanoTime() - begun) / 1e9);
            }
            memory.add(memory());
            systemUnderTest.kill(service);
        }
        await(() -> isSent(id));
        var seconds = (System.nanoTime() - begun) / 1e9;
        memory.add(memory());
        var results = read(id).expect(200).body();
        return List.of(
                "Campaign to %,d addresses: %.0f mails a second until the first kill; %.0f s with two kills."
                        .formatted(RECIPIENTS, rate, seconds),
                "The service's memory, proportional, in MiB: %d before the campaign; %d and %d after %,d and %,d mails; %d and %d before the second kill; %d at the end."
                        .formatted(
                                memoryBefore,
                                memory.get(0),
                                memory.get(1),
                                MEASURED / 2,
                                MEASURED,
                                memory.get(2),
                                memory.get(3),
                                memory.get(4)),
                "%,d addresses got the mail, %d of them twice. What nobody knows the relay to have taken, since the service was killed meanwhile, is not sent again but counts as failed: %s."
                        .formatted(sink.recipients(SUBJECT), sink.repeated(SUBJECT), failed(results)));
    }

    private String draft() {
        var draft = "{\"list\":\"daily\",\"subject\":\"" + SUBJECT + "\",\"text\":\"# Harbour\\n\\n"
                + "The dredging begins on Monday. ".repeat(60) + "\"}";
        return client().send(target, Request.json("POST", CAMPAIGNS, draft).as(token))
                .expect(201)
                .value("id");
    }

    private void schedule(String campaign) {
        client().send(
                        target,
                        Request.json("POST", CAMPAIGNS + "/" + campaign + "/schedule", "{}")
                                .as(token))
                .expect(200);
    }

    private static String failed(String campaign) {
        var matcher = FAILED.matcher(campaign);
        if (!matcher.find()) {
            throw new IllegalStateException("No results in " + campaign);
        }
        return matcher.group(1);
    }

    private boolean isSent(String id) {
        var reply = read(id);
        return reply.status() == 200 && STATE.matcher(reply.body()).find();
    }

    /** A campaign takes longer than a token is good for. */
    private Client.Reply read(String id) {
        var reply = client().send(target, Request.get(CAMPAIGNS + "/" + id).as(token));
        if (reply.status() != UNAUTHORIZED) {
            return reply;
        }
        token = systemUnderTest.administratorToken();
        return client().send(target, Request.get(CAMPAIGNS + "/" + id).as(token));
    }

    private void subscribe(int recipients) {
        for (int from = 0; from < recipients; from += IMPORTED_AT_ONCE) {
            var lines = IntStream.range(from, from + IMPORTED_AT_ONCE)
                    .mapToObj("reader-%d@benchmarks.example,2026-01-07T11:00:00Z,former system"::formatted)
                    .collect(Collectors.joining("\n", "email,consentedAt,origin\n", "\n"));
            var path = ADMIN + "/newsletters/daily/subscribers";
            // Ten files take longer than a token is good for.
            token = systemUnderTest.administratorToken();
            client().send(
                            target,
                            Request.json("POST", path, lines)
                                    .with("Content-Type", "text/csv")
                                    .as(token))
                    .expect(200);
        }
    }

    /** Stores copies of an order and exports them; the sentence tells how long that took. */
    public String export() {
        var reference = client().send(target, order()).expect(201).value("reference");
        try (var mongo = MongoClients.create(systemUnderTest.mongodb(DATABASE))) {
            var orders = mongo.getDatabase(DATABASE).getCollection("orders");
            var first = orders.find(new Document("_id", reference)).first();
            if (first == null) {
                throw new IllegalStateException("The order is not stored: " + reference);
            }
            var staff = client().send(target, Request.get("/api/v1/me").as(token))
                    .expect(200)
                    .value("id");
            insert(orders::insertMany, number -> OrderLists.varied(first, number, staff));
        }
        var before = memory();
        long begun = System.nanoTime();
        var lines = client().send(
                        target, Request.get(ADMIN + "/subscription-orders.csv").as(token))
                .expect(200)
                .body()
                .lines()
                .count();
        return "Export of %,d orders: %.1f s; the service takes %d MiB before and %d MiB after."
                .formatted(lines - 1, (System.nanoTime() - begun) / 1e9, before, memory());
    }

    /** How long pages of the list of these orders take, by each filter. */
    public List<String> lists() {
        return new OrderLists(client(), target, ADMIN + "/subscription-orders", systemUnderTest.administratorToken())
                .measure();
    }

    private static void insert(Consumer<List<Document>> write, IntFunction<Document> make) {
        for (int from = 0; from < ORDERS; from += BATCH) {
            write.accept(new ArrayList<>(
                    IntStream.range(from, from + BATCH).mapToObj(make).toList()));
        }
    }

    private long memory() {
        var pid = systemUnderTest.processes().get(Service.SUBSCRIPTION.program());
        return pid == null ? 0 : Memory.proportional(pid) >> 20;
    }

    private Client client() {
        return systemUnderTest.client();
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The campaign takes longer than " + PATIENCE);
            }
        }
    }
}
