package org.usersay.benchmarks.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.benchmarks.peer.MailSink;
import org.usersay.benchmarks.process.Memory;
import org.usersay.embeddedstore.journal.Durability;
import org.usersay.standalone.Options;
import org.usersay.standalone.Standalone;
import org.usersay.standalone.StartupListener;
import org.usersay.standalone.service.Service;
import org.usersay.standalone.service.Tuning;
import redis.clients.jedis.RedisClient;

/** The whole system as {@code ./run} starts it, on free ports, with its own data and without rate limits. */
public final class SystemUnderTest implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final String SETTINGS = "/api/v1/admin/sites/vir/moderation-settings";
    private static final String NO_LIMITS = "1000000";

    private final Standalone standalone;
    private final Durability durability;
    private final Duration started;

    private SystemUnderTest(Standalone standalone, Durability durability, Duration started) {
        this.standalone = standalone;
        this.durability = durability;
        this.started = started;
    }

    /** Makes the class archive, as the first {@code ./run} after a build does. */
    public static void prepare(Path home, Path data) throws IOException, InterruptedException {
        Standalone.prepare(Options.onAnyPorts(home, data), StartupListener.silent());
    }

    public static SystemUnderTest start(Path home, Path data, Tuning tuning, int storeHeapMegabytes)
            throws IOException, InterruptedException {
        return start(home, data, tuning, storeHeapMegabytes, Map.of("USERSAY_LIMITS_FACTOR", NO_LIMITS));
    }

    /**
     * With mails to another server than the catcher, so that no reader can register.
     *
     * @param bulkSenders how many mails of campaigns are sent at a time
     */
    public static SystemUnderTest start(
            Path home, Path data, Tuning tuning, int storeHeapMegabytes, MailSink sink, int bulkSenders)
            throws IOException, InterruptedException {
        return start(
                home,
                data,
                tuning,
                storeHeapMegabytes,
                Map.of(
                        "USERSAY_LIMITS_FACTOR", NO_LIMITS,
                        // All sign-ups are of one network, which would get no more mails.
                        "USERSAY_MAILLIMIT_PERSOURCE", NO_LIMITS,
                        "USERSAY_MAIL_PORT", String.valueOf(sink.port()),
                        "USERSAY_MAIL_BULKSENDERS", String.valueOf(bulkSenders),
                        "USERSAY_NEWSLETTER_SIGNUPSPERNETWORK", NO_LIMITS,
                        "USERSAY_NEWSLETTER_SIGNUPSPERSITE", NO_LIMITS));
    }

    private static SystemUnderTest start(
            Path home, Path data, Tuning tuning, int storeHeapMegabytes, Map<String, String> environment)
            throws IOException, InterruptedException {
        Options options = Options.onAnyPorts(home, data)
                .withTuning(tuning)
                .withStoreHeapMegabytes(storeHeapMegabytes)
                .withEnvironment(environment);
        long begun = System.nanoTime();
        Standalone standalone = Standalone.start(options);
        var started = Duration.ofNanos(System.nanoTime() - begun);
        var systemUnderTest = new SystemUnderTest(standalone, options.durability(), started);
        systemUnderTest.allowFloods();
        return systemUnderTest;
    }

    /** Readers of a benchmark post faster than people do; the other rules hold as everywhere. */
    private void allowFloods() {
        changeModeration("\"floodComments\":\\d+", "\"floodComments\":0");
    }

    /** Replaces a part of the moderation settings, given as an expression. */
    void changeModeration(String part, String replacement) {
        var client = client();
        var token = administratorToken();
        var settings = client.send(Request.get(SETTINGS).as(token)).expect(200).body();
        var changed = settings.replaceFirst(part, replacement);
        client.send(Request.json("PUT", SETTINGS, changed).as(token)).expect(200);
    }

    /** The time from built archives to a system that answers, without the launcher's own start. */
    public Duration started() {
        return started;
    }

    /** What an acknowledged write survives. */
    public Durability durability() {
        return durability;
    }

    public Target gateway() {
        return target(Service.GATEWAY);
    }

    public Target target(Service service) {
        return new Target(standalone.addresses().port(service));
    }

    public Client client() {
        return new Client(
                standalone.addresses().gateway(), standalone.addresses().mail());
    }

    public String administratorToken() {
        return client().token(
                        standalone.administrator().email(),
                        standalone.administrator().password());
    }

    /** The address of one of the document store's databases. */
    String mongodb(String database) {
        return standalone.addresses().mongodb(database);
    }

    /** A gauge as the service's management port shows it, summed over its tags. */
    double gauge(Service service, String name) {
        Target management = new Target(standalone.addresses().managementPort(service));
        return client().send(management, Request.get("/actuator/prometheus"))
                .expect(200)
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Kills a program as {@code kill -9} does, and returns when the launcher has started it again. */
    void kill(String program) throws InterruptedException {
        var killed = standalone.pids().getOrDefault(program, -1L);
        ProcessHandle.of(killed).ifPresent(ProcessHandle::destroyForcibly);
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (standalone.pids().getOrDefault(program, killed).equals(killed) || !standalone.isReady(program)) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (System.nanoTime() > end) {
                throw new IllegalStateException(program + " is not started again");
            }
        }
    }

    void restart(Service service) throws IOException, InterruptedException {
        standalone.restart(service.program());
    }

    /** Deletes every key. */
    void flushRedis() {
        try (RedisClient redis = redis()) {
            redis.flushAll();
        }
    }

    void deleteRedisKeys(String pattern) {
        try (RedisClient redis = redis()) {
            redis.keys(pattern).forEach(redis::del);
        }
    }

    /** Returns when Redis has so many keys again. */
    void awaitRedisKeys(long number) {
        try (RedisClient redis = redis()) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (redis.dbSize() < number) {
                LockSupport.parkNanos(POLL_INTERVAL.toNanos());
                if (System.nanoTime() > end) {
                    throw new IllegalStateException("Redis does not get its keys back");
                }
            }
        }
    }

    private RedisClient redis() {
        return RedisClient.create(standalone.addresses().redis());
    }

    /** Process ids by the names of the programs. */
    public Map<String, Long> processes() {
        return standalone.pids();
    }

    /** Memory of all processes but the launcher, which is this program. */
    public long proportionalBytes() {
        return pids().stream().mapToLong(Memory::proportional).sum();
    }

    public long residentBytes() {
        return pids().stream().mapToLong(Memory::resident).sum();
    }

    private List<Long> pids() {
        return List.copyOf(standalone.pids().values());
    }

    @Override
    public void close() throws IOException, InterruptedException {
        standalone.close();
    }
}
