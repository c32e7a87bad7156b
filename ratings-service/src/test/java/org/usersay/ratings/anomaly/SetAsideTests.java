package org.usersay.ratings.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
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
    }

    @Test
    void onlyModeratorsOfTheSite() {
        for (var token : new String[] {Tokens.reader("r"), Tokens.of("m", "other", Role.MODERATOR)}) {
            assertThat(stars.get(Stars.ADMIN + "/anomalies", token)).hasStatus(403);
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
