package org.usersay.endtoend.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.system.Usersay;
import org.usersay.standalone.Options;
import org.usersay.standalone.demo.DemoDay;
import tools.jackson.databind.JsonNode;

/** The first day of the demo newsroom, made through the API and interrupted on the way. */
class DemoDayIT {

    private static final String ADMIN = "/api/v1/admin/sites/vir";

    private static Usersay usersay;

    @BeforeAll
    static void start(@TempDir Path data) {
        usersay = Usersay.start(data, DemoDayIT::withSitesOfTheDemo);
    }

    @AfterAll
    static void stop() {
        usersay.close();
    }

    private static Options withSitesOfTheDemo(Options options) {
        Map<String, String> environment = new HashMap<>(options.environment());
        environment
                .keySet()
                .removeIf(name -> name.startsWith("USERSAY_SITES_") || name.startsWith("USERSAY_ANONYMOUS"));
        return options.withEnvironment(environment);
    }

    @Test
    void dayIsMadeOnceHoweverOftenItIsInterrupted(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("demo-day");
        Instant before = Instant.now();
        interrupted(file);
        try (DemoDay resumed = usersay.demoDay(file)) {
            resumed.play();
        }
        String first = shown();
        assertBelievable(before);

        // As if nothing of it had been written down.
        Files.write(file, Files.readAllLines(file).subList(0, 1));
        try (DemoDay again = usersay.demoDay(file)) {
            again.play();
        }
        assertThat(shown()).isEqualTo(first);
    }

    /** Stops the day after its first account. */
    private static void interrupted(Path file) throws IOException {
        DemoDay day = usersay.demoDay(file);
        FutureTask<Void> playing = new FutureTask<>(() -> {
            day.play();
            return null;
        });
        Thread.ofVirtual().start(playing);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(file) && Files.readString(file).contains("account 0"));
        day.close();
        await().until(playing::isDone);
        assertThat(Files.readString(file)).doesNotContain("day\n");
    }

    private static void assertBelievable(Instant before) {
        List<JsonNode> comments = queue("");
        assertThat(comments.stream()
                        .map(comment -> comment.at("/author/name").asString())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(26);
        assertThat(comments)
                .allSatisfy(comment -> assertThat(
                                Instant.parse(comment.at("/createdAt").asString()))
                        .isBetween(before.minus(Duration.ofHours(24)), Instant.now()));
        assertHeldWithEvidence();
        assertThat(comments.stream().filter(comment -> !comment.at("/reports").isEmpty()))
                .hasSize(2);
        assertThat(list(ADMIN + "/subscription-orders?limit=100")).hasSize(6);
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(list(ADMIN + "/ratings/anomalies")).isNotEmpty());
        assertThat(usersay.program()
                        .get("/api/v1/sites/vir/articles/night-trains-return/rating")
                        .expect(200)
                        .at("/count")
                        .asInt())
                .isGreaterThan(8);
        assertThat(usersay.program()
                        .get("/api/v1/sites/ben-thuyen/articles/cho-noi-hop-muon/comments")
                        .expect(200)
                        .at("/count")
                        .asInt())
                .isEqualTo(3);
    }

    /** What a moderator checks each hold by: the words and links, the numbers, and the comment that was repeated. */
    private static void assertHeldWithEvidence() {
        List<JsonNode> held = queue("HELD");
        assertThat(held)
                .extracting(comment -> comment.at("/reasons").toString())
                .containsExactly("[\"REPEATED\"]", "[\"WORDS\"]", "[\"WORDS\",\"LINKS\"]");
        JsonNode repeated = held.getFirst();
        assertThat(repeated.at("/figures/REPEATED/byAuthor").asInt()).isEqualTo(1);
        assertThat(repeated.at("/repeats/article").asString()).isEqualTo("rooftop-solar-second-life");
        assertThat(held.get(1).at("/matches").toString()).isEqualTo("[\"Guaranteed\"]");
        JsonNode advertisement = held.getLast();
        assertThat(advertisement.at("/matches").toString()).contains("call now", "https://m.floors.example");
        assertThat(advertisement.at("/figures/LINKS/links").asInt()).isEqualTo(4);
        assertThat(advertisement.at("/figures/LINKS/allowed").asInt()).isEqualTo(3);
    }

    /** Everything that a second day would double. */
    private static String shown() {
        List<String> shown = new ArrayList<>();
        queue("")
                .forEach(comment -> shown.add(comment.at("/id") + " " + comment.at("/up") + " " + comment.at("/down")));
        list(ADMIN + "/subscription-orders?limit=100")
                .forEach(order -> shown.add(order.at("/reference") + " " + order.at("/state")));
        for (String article : List.of("night-trains-return", "ceramic-village-biogas")) {
            shown.add(usersay.program()
                    .get("/api/v1/sites/vir/articles/" + article + "/rating")
                    .expect(200)
                    .at("/histogram")
                    .toString());
        }
        return String.join("\n", shown);
    }

    private static List<JsonNode> queue(String state) {
        return list(ADMIN + "/comments?limit=100" + (state.isEmpty() ? "" : "&state=" + state));
    }

    private static List<JsonNode> list(String path) {
        JsonNode items = usersay.administrator().get(path).expect(200).at("/items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }
}
