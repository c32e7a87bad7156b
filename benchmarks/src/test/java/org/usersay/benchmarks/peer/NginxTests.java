package org.usersay.benchmarks.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.benchmarks.load.Load;
import org.usersay.benchmarks.load.Outcome;
import org.usersay.benchmarks.load.Plan;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Requests;

class NginxTests {

    @Test
    void servesTheBytesItWasGiven(@TempDir Path directory) throws IOException {
        Optional<Nginx> started = Nginx.start(directory);
        assumeTrue(started.isPresent(), "No nginx on this machine: the comparison column stays empty");
        try (Nginx nginx = started.get()) {
            String path = nginx.serve("{\"stars\":4}".getBytes(UTF_8));
            Plan plan = new Plan(2, Duration.ZERO, 1, Duration.ofSeconds(1));
            Outcome outcome = new Load(nginx.target(), plan).run(Requests.same(Request.get(path)));
            assertThat(outcome.statuses()).containsOnlyKeys(200);
        }
    }

    @Test
    void theFrontPassesOnWhatTheGatewayServes(@TempDir Path directory) throws IOException {
        Optional<Nginx> started = Nginx.start(directory.resolve("gateway"));
        assumeTrue(started.isPresent(), "No nginx on this machine: the front is not measured");
        try (Nginx gateway = started.get();
                Front front = Front.start(Path.of("..").toAbsolutePath(), directory.resolve("front"), gateway.target())
                        .orElseThrow()) {
            String path = gateway.serve("{\"stars\":4}".getBytes(UTF_8));
            Plan plan = new Plan(2, Duration.ZERO, 1, Duration.ofSeconds(1));
            Outcome outcome = new Load(front.target(), plan).run(Requests.same(Request.get(path)));
            assertThat(outcome.statuses()).containsOnlyKeys(200);
            assertThat(outcome.failures()).isZero();
        }
    }
}
