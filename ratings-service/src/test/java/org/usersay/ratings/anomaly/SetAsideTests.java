package org.usersay.ratings.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;

/** From a flood to its set-aside and back. */
@RatingsTest
class SetAsideTests {

    @Autowired
    Stars stars;

    @Autowired
    RecentVotes recent;

    @Autowired
    Anomalies anomalies;

    @Autowired
    AuditTrail audit;

    private final String article = "article-" + UUID.randomUUID();
    private final String moderator = Tokens.moderator("m1");

    @Test
    void floodIsFoundSetAsideAndBroughtBack() {
        for (int i = 0; i < 20; i++) {
            var headers = new HttpHeaders(Stars.bearer(Tokens.reader("flood-" + i)));
            headers.set("X-Forwarded-For", "192.0.2." + i);
            stars.rate(article, headers, 1);
        }
        stars.rate(article, "honest", 5);
        recent.note();
        anomalies.look();
        var found = anomalies.newest("vir").stream()
                .filter(anomaly ->
                        anomaly.kind() == Finding.Kind.FLOOD && anomaly.about().equals(article))
                .findFirst()
                .orElseThrow();
        assertThat(stars.get(Stars.ADMIN + "/anomalies", moderator))
                .hasStatusOk()
                .bodyText()
                .contains(found.evidence())
                .doesNotContain("192.0.2");

        var set = stars.send(
                "POST",
                Stars.ADMIN + "/set-asides",
                moderator,
                "{\"anomaly\":\"" + found.id() + "\",\"reason\":\"one office\"}");
        assertThat(set).hasStatus(201).bodyJson().extractingPath("$.state").isEqualTo("APPLIED");
        counts(1);
        assertThat(stars.rate(article, "flood-3", 2)).hasStatusOk();
        counts(1);

        var id = anomaliesSet();
        var reversed = stars.send("DELETE", Stars.ADMIN + "/set-asides/" + id + "?reason=sorry", moderator, "");
        assertThat(reversed)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.acts[*].what")
                .asArray()
                .containsExactly("SET_ASIDE", "REVERSED");
        counts(21);
        assertAudited(id);
    }

    private void assertAudited(String id) {
        assertThat(audit.page("vir", null).items().stream()
                        .filter(line -> line.target().equals(id)))
                .extracting(AuditEntry::action, AuditEntry::actor, AuditEntry::detail)
                .containsExactly(
                        tuple("REVERSED", "m1", "20 votes: sorry"), tuple("SET_ASIDE", "m1", "20 votes: one office"));
        assertThat(stars.get(Stars.ADMIN + "/audit", moderator))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0].hash")
                .isEqualTo(audit.check("vir").hash());
        assertThat(stars.get(Stars.ADMIN + "/audit/check", moderator))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.brokenAt")
                .isNull();
    }

    /** Two moderators, or two processes, at once: no line is lost and the chain stays whole. */
    @Test
    void actsAtOnceAreAllInTheTrail() throws Exception {
        var acts = IntStream.range(0, 12)
                .<Callable<MvcTestResult>>mapToObj(i -> () -> stars.send(
                        "POST",
                        Stars.ADMIN + "/set-asides",
                        Tokens.moderator("m" + i),
                        "{\"votes\":[{\"article\":\"%s\",\"voter\":\"nobody\"}],\"reason\":\"%s\"}"
                                .formatted(article, article)))
                .toList();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var act : threads.invokeAll(acts)) {
                assertThat(act.get()).hasStatus(201);
            }
        }
        assertThat(audit.page("vir", null).items().stream()
                        .filter(line -> line.detail().endsWith(article)))
                .hasSize(12);
        assertThat(audit.check("vir").brokenAt()).isNull();
    }

    @Test
    void onlyModeratorsOfTheSite() {
        for (var token : new String[] {Tokens.reader("r"), Tokens.of("m", "other", Role.MODERATOR)}) {
            assertThat(stars.get(Stars.ADMIN + "/anomalies", token)).hasStatus(403);
            assertThat(stars.get(Stars.ADMIN + "/audit", token)).hasStatus(403);
            assertThat(stars.get(Stars.ADMIN + "/audit/check", token)).hasStatus(403);
            assertThat(stars.send("POST", Stars.ADMIN + "/set-asides", token, "{\"votes\":[],\"reason\":\"x\"}"))
                    .hasStatus(403);
        }
        for (var bad : new String[] {
            "{\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a b\",\"voter\":\"v\"}],\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a\",\"voter\":{\"$ne\":1}}],\"reason\":\"x\"}",
            "{\"votes\":[{\"article\":\"a\",\"voter\":\"v\"}],\"reason\":\"\"}"
        }) {
            assertThat(stars.send("POST", Stars.ADMIN + "/set-asides", moderator, bad))
                    .as(bad)
                    .hasStatus(400);
        }
        assertThat(stars.send("DELETE", Stars.ADMIN + "/set-asides/nothing", moderator, ""))
                .hasStatus(404);
        assertThat(stars.get(Stars.ADMIN + "/audit?cursor=damaged", moderator)).hasStatus(400);
    }

    @Autowired
    SetAsides setAsides;

    private String anomaliesSet() {
        return setAsides.newest("vir").stream()
                .filter(set -> set.votes().getFirst().article().equals(article))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void counts(int count) {
        assertThat(stars.rating(article)).bodyJson().extractingPath("$.count").isEqualTo(count);
    }
}
