package org.usersay.comments.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.json.JsonMapper;

/** {@code deploy/verify-audit}, run on a trail and on its export; skipped where the programs that it needs are not installed. */
@CommentsServiceTest
class VerifyAuditTests {

    private static final Path SCRIPT = Path.of("../deploy/verify-audit").toAbsolutePath();
    private static final String AUDIT = "/admin/sites/other/audit";
    private static final String MODERATOR = Tokens.of("mod", "other", Role.READER, Role.MODERATOR);

    @Autowired
    Api api;

    @Autowired
    AuditTrail trail;

    @TempDir
    Path directory;

    private List<String> lines = List.of();

    /** What the command did. */
    private record Outcome(int exit, String output) {}

    @BeforeEach
    void exportATrail() throws IOException {
        for (var program : List.of("bash", "jq", "curl", "sha256sum")) {
            assumeThat(Path.of("/usr/bin", program)).exists();
        }
        var moderator = new Reader("mod-" + UUID.randomUUID(), "s", "Nguyễn “Lan” \uD83D\uDE00", Set.of(), "other");
        for (int entry = 0; entry < 5; entry++) {
            trail.append("other", moderator, "PIN", "comment-" + entry, "a \"detail\"\\, with\n\ttwo lines: " + entry);
        }
        var export = api.call(HttpMethod.GET, AUDIT + ".ndjson", MODERATOR, null);
        assertThat(export).hasStatusOk();
        lines = export.getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void intactTrailIsConfirmedWithItsLastHash() throws Exception {
        var last = new JsonMapper().readTree(lines.getLast());
        assertThat(verify(lines))
                .isEqualTo(new Outcome(
                        0,
                        "%d entries, last hash %s"
                                .formatted(lines.size(), last.get("hash").stringValue())));
        assertThat(verify(lines.subList(0, 3)).exit()).isZero();
    }

    @Test
    void changedEntryIsNamed() throws Exception {
        for (var change : List.of(
                List.of("\"PIN\"", "\"UNPIN\""),
                List.of("comment-", "Comment-"),
                List.of("two lines", "two  lines"),
                List.of("Lan", "Lân"),
                List.of("\"previous\":\"", "\"previous\":\"0"))) {
            var changed = new ArrayList<>(lines);
            int at = lines.size() - 3;
            changed.set(at, lines.get(at).replace(change.getFirst(), change.getLast()));
            assertThat(changed).isNotEqualTo(lines);
            assertBrokenAt(at, changed);
        }
    }

    @Test
    void removedEntryIsNamed() throws Exception {
        var removed = new ArrayList<>(lines);
        removed.remove(lines.size() - 3);
        assertBrokenAt(lines.size() - 3, removed);
        assertBrokenAt(0, lines.subList(1, lines.size()));
    }

    @Test
    void reorderedAndRepeatedEntriesAreNamed() throws Exception {
        var reordered = new ArrayList<>(lines);
        Collections.swap(reordered, lines.size() - 3, lines.size() - 2);
        assertBrokenAt(lines.size() - 3, reordered);
        var repeated = new ArrayList<>(lines);
        repeated.add(lines.getLast());
        assertBrokenAt(lines.size(), repeated);
    }

    @Test
    void lineThatIsNoEntryIsNamed() throws Exception {
        for (var line : List.of("{}", "null", "", "{\"number\":", "words")) {
            var damaged = new ArrayList<>(lines);
            damaged.set(1, line);
            assertBrokenAt(1, damaged);
        }
    }

    /** Page by page, the latest entry first, as the service answers it. */
    @Test
    void trailIsReadFromTheService() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            var query = exchange.getRequestURI().getRawQuery().replace("limit=100", "limit=2");
            var token = exchange.getRequestHeaders().getFirst("Authorization").replace("Bearer ", "");
            var page = api.getRaw(AUDIT + "?" + query, token).getResponse().getContentAsByteArray();
            exchange.sendResponseHeaders(200, page.length);
            try (var body = exchange.getResponseBody()) {
                body.write(page);
            }
        });
        server.start();
        try {
            var verified = run("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v1/admin/sites/other/audit");
            assertThat(verified.output()).matches("\\d+ entries, last hash [0-9a-f]{64}");
            assertThat(verified.exit()).isZero();
        } finally {
            server.stop(0);
        }
    }

    private void assertBrokenAt(int at, List<String> damaged) throws Exception {
        var outcome = verify(damaged);
        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.output())
                .isEqualTo("The chain is broken at entry %d: %s"
                        .formatted(at + 1, damaged.get(at))
                        .strip());
    }

    private Outcome verify(List<String> entries) throws Exception {
        return run(Files.write(directory.resolve("trail.ndjson"), entries).toString());
    }

    private static Outcome run(String trail) throws Exception {
        var builder = new ProcessBuilder(SCRIPT.toString(), trail).redirectErrorStream(true);
        builder.environment().put("TOKEN", MODERATOR);
        builder.environment().put("no_proxy", "127.0.0.1");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
