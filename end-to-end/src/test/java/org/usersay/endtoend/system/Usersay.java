package org.usersay.endtoend.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Mailbox;
import org.usersay.endtoend.http.Visitor;
import org.usersay.standalone.DemoNewsroom;
import org.usersay.standalone.Options;
import org.usersay.standalone.Standalone;
import org.usersay.standalone.StartupListener;
import org.usersay.standalone.demo.DemoDay;
import org.usersay.standalone.service.Service;
import org.usersay.starter.test.MongoServer;
import tools.jackson.databind.node.ObjectNode;

/** The whole system as {@code ./run} starts it, on free ports. */
public final class Usersay implements AutoCloseable {

    /** Signs reports of mail that came back. */
    public static final String MAIL_EVENTS_SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    public static final String SITE = "vir";
    /** A second site, whose readers may rate without an account; their votes count after a moment. */
    public static final String OPEN_SITE = "gazette";

    public static final String TRUSTED_KEY_ID = "trusted-by-tests";

    /** Independent of ports, so that a session survives a restart. */
    private static final String ISSUER = "https://usersay.example";

    /** Beginning of the names of this run's databases, where they lie on a server that other runs use too. */
    private static final String DATABASES =
            "usersay_walk_" + UUID.randomUUID().toString().substring(0, 8);

    /** Tests register and post faster than people do. */
    private static final String PACE = "1000";

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(5);

    static {
        // The mail catcher runs in the tests' process, and its connections end with the services that tests kill.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    private final Standalone standalone;
    private final Path data;
    private final KeySet keys;
    private final TraceCollector traces = new TraceCollector();
    private final SigningKey trustedKey;
    private final PublisherSite publisher;
    private final PublisherSite foreigner;
    private final Readers readers = new Readers(this);

    private Usersay(Path data, UnaryOperator<Options> chosen) throws IOException, InterruptedException {
        this.data = data;
        trustedKey = new SigningKey(TRUSTED_KEY_ID);
        keys = new KeySet(trustedKey);
        publisher = new PublisherSite();
        foreigner = new PublisherSite();
        Options options = Options.onAnyPorts(Path.of("..").toAbsolutePath().normalize(), data);
        // The class archive, made once for the many starts of these tests.
        Standalone.prepare(options, StartupListener.silent());
        standalone = Standalone.start(chosen.apply(options.withEnvironment(environment(data))));
        keys.publish(standalone.addresses().service(Service.SUBSCRIPTION).resolve("/.well-known/jwks.json"));
        List.of(SITE, OPEN_SITE).forEach(this::allowFloods);
    }

    /** Tests post faster than people do. */
    private void allowFloods(String site) {
        String path = "/api/v1/admin/sites/" + site + "/moderation-settings";
        Visitor administrator = administrator();
        Answer settings = administrator.get(path);
        if (settings.status() == 200) {
            administrator
                    .put(path, ((ObjectNode) settings.json()).put("floodComments", 0))
                    .expect(200);
        }
    }

    public static Usersay start(Path data) {
        return start(data, UnaryOperator.identity());
    }

    /** With other options than those of all tests. */
    public static Usersay start(Path data, UnaryOperator<Options> chosen) {
        try {
            return new Usersay(data, chosen);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private Map<String, String> environment(Path data) {
        Map<String, String> environment = new HashMap<>();
        // A killed process removes no temporary files.
        environment.put("JDK_JAVA_OPTIONS", "\"-Djava.io.tmpdir=" + data + "\"");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", traces.uri().toString());
        environment.put("OTEL_TRACES_SAMPLER_ARG", TraceCollector.SHARE);
        environment.put("OTEL_BSP_SCHEDULE_DELAY", "200");
        environment.put("LOGGING_STRUCTURED_FORMAT_CONSOLE", "ecs");
        environment.put("USERSAY_ISSUER", ISSUER);
        environment.put("USERSAY_JWKS_URI", keys.uri().toString());
        environment.put("USERSAY_LIMITS_FACTOR", PACE);
        environment.put("USERSAY_MAILLIMIT_PERSOURCE", "1000");
        environment.put("USERSAY_MAILLIMIT_PERADDRESS", "1000");
        environment.put("USERSAY_SITES_0_ID", SITE);
        environment.put("USERSAY_SITES_0_NAME", "The Investment Review");
        environment.put("USERSAY_SITES_0_URL", publisher.origin().toString());
        environment.put("USERSAY_SITES_0_ORIGINS", publisher.origin().toString());
        environment.put("USERSAY_SITES_0_LOCALE", "en");
        environment.put("USERSAY_SITES_1_ID", OPEN_SITE);
        environment.put("USERSAY_SITES_1_NAME", "Gazette");
        environment.put("USERSAY_SITES_1_URL", publisher.origin().toString());
        environment.put("USERSAY_SITES_1_ORIGINS", publisher.origin().toString());
        environment.put("USERSAY_SITES_1_LOCALE", "en");
        environment.put("USERSAY_ANONYMOUS_RATING_SITES", OPEN_SITE);
        environment.put("USERSAY_METER_SITES_" + OPEN_SITE.toUpperCase(Locale.ROOT) + "_ARTICLESPERMONTH", "2");
        environment.put("USERSAY_METER_NEWPERNETWORK", "100000");
        environment.put("USERSAY_RATINGS_DEVICES_RIPEAFTER", "1s");
        environment.put("USERSAY_RATINGS_DEVICES_RIPEN_EVERY", "200ms");
        environment.put("USERSAY_RATINGS_ANOMALIES_LOOK_EVERY", "1s");
        environment.put("USERSAY_RATINGS_STANDING_FOLLOW_EVERY", "500ms");
        environment.put("USERSAY_NOTICES_LOOKEVERY", "1s");
        environment.put("USERSAY_MAILEVENTS_SECRETS", MAIL_EVENTS_SECRET);
        environment.put("USERSAY_MAIL_LEASE", "5s");
        environment.put("USERSAY_MAIL_SWEEP", "1s");
        environment.put("USERSAY_TRANSFER_LOOKEVERY", "200ms");
        environment.put("USERSAY_TRANSFER_LEASE", "2s");
        environment.put("USERSAY_TRANSFER_BATCH", "100");
        environment.put("USERSAY_TRANSFER_MAXUPLOAD", "8MB");
        environment.put("USERSAY_TRANSFER_WAITING", "100");
        if (Boolean.getBoolean(MongoServer.REQUIRED)) {
            // Longer than the test of a store of another kind takes for its indexes.
            environment.put("USERSAY_MONGODB_READTIMEOUT", "60s");
            environment.put("USERSAY_MONGODB_URI", MongoServer.uri().orElseThrow() + "/" + DATABASES);
            environment.put("USERSAY_AUDIT_DATABASE", DATABASES + "_audit");
        }
        return environment;
    }

    /** Address of the gateway. */
    public URI gateway() {
        return standalone.addresses().gateway();
    }

    /** Address of the ratings-service itself. */
    public URI ratings() {
        return standalone.addresses().service(Service.RATINGS);
    }

    public String issuer() {
        return ISSUER;
    }

    public SigningKey trustedKey() {
        return trustedKey;
    }

    /** A client with a reader's token but without an account, which costs no registration. */
    public Visitor reader(String id) {
        return program().bearing(token(id));
    }

    /** A reader's token. */
    public String token(String id) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", "usersay");
        claims.put("sub", id);
        claims.put("sid", "session-" + id);
        claims.put("name", "Reader");
        claims.put("roles", List.of("READER"));
        claims.put("site", SITE);
        claims.put("iat", Instant.now().getEpochSecond());
        claims.put("exp", Instant.now().plusSeconds(600).getEpochSecond());
        return trustedKey.sign(claims);
    }

    /** A site whose origin may embed the elements. */
    public PublisherSite publisher() {
        return publisher;
    }

    /** A site whose origin may not. */
    public PublisherSite foreigner() {
        return foreigner;
    }

    public Mailbox mailbox() {
        return new Mailbox(standalone.addresses().mail());
    }

    /** Management ports of the gateway and then of the services. */
    public List<URI> management() {
        return Stream.of(Service.GATEWAY, Service.COMMENTS, Service.RATINGS, Service.SUBSCRIPTION)
                .map(standalone.addresses()::management)
                .toList();
    }

    /** Logs of all processes by their names. */
    public Map<String, String> logs() {
        try (var files = Files.list(data.resolve("logs"))) {
            Map<String, String> logs = new HashMap<>();
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                logs.put(file.getFileName().toString().replace(".log", ""), Files.readString(file));
            }
            return logs;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The recorded spans. */
    public TraceCollector traces() {
        return traces;
    }

    public Readers readers() {
        return readers;
    }

    /** A client with an empty cookie jar. */
    public Visitor browser() {
        return Visitor.browser(gateway());
    }

    public Visitor program() {
        return Visitor.program(gateway());
    }

    /** Announces the articles of the demo newsroom as {@code ./run} does. */
    public void announceArticles() {
        try {
            Path announced = Files.createTempDirectory("announced").resolve("announced");
            new DemoNewsroom(gateway(), gateway().toString(), standalone.administrator()).announce(announced);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** A run of the demo's first day, as {@code ./run} makes it. */
    public DemoDay demoDay(Path file) {
        return new DemoDay(
                gateway(),
                standalone.addresses().mail(),
                administratorEmail(),
                administratorPassword(),
                Readers.PASSWORD,
                file);
    }

    public String administratorEmail() {
        return standalone.administrator().email();
    }

    public String administratorPassword() {
        return standalone.administrator().password();
    }

    public String administratorToken() {
        return program()
                .post("/api/v1/tokens", Map.of("email", administratorEmail(), "password", administratorPassword()))
                .expect(200)
                .text("/accessToken");
    }

    /** A client with the administrator's token. */
    public Visitor administrator() {
        return program().bearing(administratorToken());
    }

    /** Port of a store. */
    public int port(Part store) {
        return switch (store) {
            case STORE -> standalone.addresses().mongodbPort();
            case REDIS -> standalone.addresses().redisPort();
            default -> throw new IllegalArgumentException(store + " is not a store");
        };
    }

    /** Kills a process as the system's owner does with {@code kill -9}; returns once it serves again by itself. */
    public void crash(Part part) {
        String program = part.program();
        ProcessHandle process =
                ProcessHandle.of(standalone.pids().getOrDefault(program, -1L)).orElseThrow();
        process.destroyForcibly();
        await(part + " to be started again")
                .atMost(STARTS_WITHIN)
                .until(() -> standalone.pids().getOrDefault(program, process.pid()) != process.pid()
                        && standalone.isReady(program));
    }

    /** Kills as {@code kill -9} does, and keeps it down. */
    public void kill(Part part) {
        try {
            standalone.kill(part.program());
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Starts a killed process again; returns when it is ready. */
    public void start(Part part) {
        try {
            standalone.restart(part.program());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** A further process of a service, still to be started, at its ports of another address of this machine. */
    public Instance another(Part part, String address, Map<String, String> variables) {
        Service service = Service.valueOf(part.name());
        return new Instance(
                standalone.pids().getOrDefault(part.program(), -1L),
                address,
                standalone.addresses().managementPort(service),
                variables,
                standalone.logs().resolve(part.program() + "-" + address + ".log"));
    }

    /** The port of a service at every address of its instances. */
    public int servicePort(Part part) {
        return standalone.addresses().port(Service.valueOf(part.name()));
    }

    public boolean isRunning(Part part) {
        return standalone.isRunning(part.program());
    }

    public void startWhatIsMissing() {
        for (Part part : Part.values()) {
            if (!standalone.isRunning(part.program())) {
                start(part);
            }
        }
    }

    /** Kills all processes at once as {@code kill -9} does. */
    public void killEverything() {
        try {
            standalone.killAll();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Deletes every key. */
    public void flushRedis() {
        URI redis = URI.create(standalone.addresses().redis());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.getPort())) {
            String commands = "AUTH " + redis.getUserInfo().substring(1) + "\r\nFLUSHALL\r\n";
            socket.getOutputStream().write(commands.getBytes(US_ASCII));
            byte[] answers = socket.getInputStream().readNBytes(10);
            if (!new String(answers, US_ASCII).equals("+OK\r\n+OK\r\n")) {
                throw new AssertionError("Redis was not flushed");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        try {
            standalone.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            keys.close();
            traces.close();
            publisher.close();
            foreigner.close();
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(interrupted);
    }
}
