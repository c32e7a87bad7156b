package org.usersay.ratings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.ratings.tally.Tallies;
import org.usersay.ratings.vote.VoteReader;
import org.usersay.ratings.vote.VoteSource;
import org.usersay.ratings.vote.Voter;
import org.usersay.ratings.vote.Votes;
import org.usersay.starter.identity.Role;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.test.Tokens;

/** Votes and daily counts as files. */
@RatingsTest
class ExportTests {

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    @Autowired
    Votes votes;

    @Autowired
    VoteReader voteReader;

    @Autowired
    Tallies tallies;

    @Autowired
    TestClock clock;

    private final String article = "-article-" + UUID.randomUUID();
    private final ArticleKey key = new ArticleKey("vir", article);
    private final String staff = Tokens.of("s1", "vir", Role.READER, Role.STAFF);

    @AfterEach
    void resetClock() {
        clock.set(Duration.ZERO);
    }

    @Test
    void votesAsFiles() {
        voteInSeveralWays();
        assertThat(lines("votes.csv"))
                .containsExactly(
                        "'%s,a,5,%s,true,".formatted(article, castAt("a")),
                        "'%s,b,4,%s,true,".formatted(article, castAt("b")),
                        "'%s,held,1,%s,false,set-aside:x".formatted(article, castAt("held")));
        assertThat(lines("votes.ndjson"))
                .containsExactly(
                        "{\"article\":\"%s\",\"voter\":\"a\",\"stars\":5,\"castAt\":\"%s\",\"counted\":true,\"keptOut\":[]}"
                                .formatted(article, castAt("a")),
                        "{\"article\":\"%s\",\"voter\":\"b\",\"stars\":4,\"castAt\":\"%s\",\"counted\":true,\"keptOut\":[]}"
                                .formatted(article, castAt("b")),
                        ("{\"article\":\"%s\",\"voter\":\"held\",\"stars\":1,\"castAt\":\"%s\",\"counted\":false,"
                                        + "\"keptOut\":[\"set-aside:x\"]}")
                                .formatted(article, castAt("held")));
        assertThat(stars.get(Stars.ADMIN + "/votes.csv", staff))
                .hasStatusOk()
                .hasContentType("text/csv;charset=UTF-8")
                .bodyText()
                .startsWith("\uFEFFarticle,voter,stars,castAt,counted,keptOut\r\n")
                .endsWith("\r\n");
    }

    @Test
    void daysAsFiles() {
        voteInSeveralWays();
        stars.rate(article, "c", 3);
        var today = LocalDate.now(clock);
        assertThat(lines("days.csv")).containsExactly("'%s,%s,0,0,1,1,1,3,4.0".formatted(article, today));
        assertThat(lines("days.ndjson"))
                .containsExactly(
                        "{\"article\":\"%s\",\"day\":\"%s\",\"histogram\":[0,0,1,1,1],\"count\":3,\"average\":4.0}"
                                .formatted(article, today));
        assertThat(stars.get(Stars.ADMIN + "/days.csv", staff))
                .hasStatusOk()
                .bodyText()
                .startsWith("\uFEFFarticle,day,1,2,3,4,5,count,average\r\n");
    }

    @Test
    void everyDayIsALine() {
        votes(5, "a", Duration.ZERO);
        votes(2, "b", Duration.ofDays(1));
        var today = LocalDate.now(clock);
        assertThat(lines("days.csv"))
                .containsExactly(
                        "'%s,%s,0,0,0,0,1,1,5.0".formatted(article, today),
                        "'%s,%s,0,1,0,0,0,1,2.0".formatted(article, today.plusDays(1)));
    }

    @Test
    void filesAreForStaffAndOfTwoForms() {
        for (var file : List.of("votes.csv", "votes.ndjson", "days.csv", "days.ndjson")) {
            assertThat(stars.get(Stars.ADMIN + "/" + file, Tokens.reader("r")))
                    .as(file)
                    .hasStatus(403);
        }
        assertThat(stars.get(Stars.ADMIN + "/votes.xml", staff)).hasStatus(404);
    }

    /** Two that count, one that is kept out and one that was taken back. */
    private void voteInSeveralWays() {
        stars.rate(article, "a", 5);
        stars.rate(article, "b", 4);
        stars.rate(article, "held", 1);
        tallies.change(key, Voter.reader("held"), mark -> votes.exclude(mark, "set-aside:x"));
        stars.rate(article, "withdrawn", 2);
        stars.send("DELETE", Stars.SITE + "/articles/" + article + "/rating/mine", Tokens.reader("withdrawn"), "");
    }

    private void votes(int given, String reader, Duration ahead) {
        clock.set(ahead);
        tallies.change(
                key, Voter.reader(reader), mark -> votes.cast(mark, given, VoteSource.UNKNOWN, Optional.empty()));
        clock.set(Duration.ZERO);
    }

    private Instant castAt(String reader) {
        return voteReader.find(key, Voter.reader(reader)).orElseThrow().castAt().orElseThrow();
    }

    /** Those about this test's article. */
    private List<String> lines(String file) {
        var body = stars.get(Stars.ADMIN + "/" + file, staff).getResponse().getContentAsByteArray();
        return new String(body, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(article))
                .toList();
    }
}
