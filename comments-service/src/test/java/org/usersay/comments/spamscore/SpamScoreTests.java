package org.usersay.comments.spamscore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;

import com.mongodb.client.MongoDatabase;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Training of the score by decisions, and what it holds. */
@CommentsServiceTest
class SpamScoreTests {

    private static final String PATH = "/admin/sites/vir/spam-score";

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Autowired
    SpamScores scores;

    private final String article = Api.article();

    @BeforeEach
    @AfterEach
    void untrained() {
        assertThat(api.call(HttpMethod.DELETE, PATH, Tokens.moderator("m"), null))
                .hasStatus(204);
        api.moderate(settings -> {});
    }

    @Test
    void decisionsTrainTheScoreAndWhatLooksLikeSpamIsHeld() {
        assertThat(post("Casino bonus for every winner")).isEqualTo("PUBLISHED");
        train(Training.NEEDED);
        assertThat(report().get("active").booleanValue()).isTrue();
        assertThat(report().at("/words").findValuesAsString("word")).contains("casino", "mayor");
        assertThat(post("Casino bonus for you, lucky winner")).isEqualTo("HELD");
        assertThat(api.queue("state=HELD&article=" + article)
                        .at("/items/0/reasons/0")
                        .stringValue())
                .isEqualTo("SPAM_SCORE");
        assertThat(api.queue("state=HELD&article=" + article)
                        .at("/items/0/figures/SPAM_SCORE/percent")
                        .intValue())
                .isBetween(90, 100);
        assertThat(post("The mayor of the bridge council agrees")).isEqualTo("PUBLISHED");
        api.moderate(settings -> settings.put("spamScoreToHold", 0));
        assertThat(post("Lucky winner, another casino bonus for you")).isEqualTo("PUBLISHED");
    }

    @Test
    void scoreSaysNothingBeforeEnoughDecisionsOfBothKinds() {
        train(Training.NEEDED - 1);
        assertThat(report().get("active").booleanValue()).isFalse();
        assertThat(report().get("spam").intValue()).isEqualTo(Training.NEEDED - 1);
        assertThat(post("Casino bonus for you, lucky winner")).isEqualTo("PUBLISHED");
    }

    @Test
    void otherDecisionTakesBackWhatTheFirstTaughtAndAReadersModerationTeachesNothing() {
        var comment = held("Casino bonus, lucky winner");
        decide(comment, "SPAM");
        assertThat(report().get("spam").intValue()).isOne();
        decide(comment, "APPROVE");
        assertThat(report().get("spam").intValue()).isZero();
        assertThat(report().get("ham").intValue()).isOne();
        decide(comment, "REJECT");
        assertThat(report().get("ham").intValue()).isZero();
        assertThat(report().at("/words")).isEmpty();
    }

    /** A process that begins knows what another one was taught, and goes on from there. */
    @Test
    void scoreSurvivesARestart() {
        train(Training.NEEDED);
        var spam = "<p>Casino bonus for you, lucky winner</p>";
        var restarted = new SpamScores(new SpamWordStore(mongo));
        assertThat(restarted.of("vir", spam)).isEqualTo(scores.of("vir", spam));
        assertThat(restarted.of("vir", spam).percent()).isGreaterThanOrEqualTo(90);
        assertThat(restarted.tellingWords("vir", spam)).contains("Casino");
        assertThat(restarted
                        .of("vir", "<p>The mayor of the bridge council agrees</p>")
                        .percent())
                .isLessThan(50);
        assertThat(restarted.report("vir")).isEqualTo(scores.report("vir"));
        train(1);
        assertThat(new SpamScores(new SpamWordStore(mongo)).report("vir").spam())
                .isEqualTo(Training.NEEDED + 1);
    }

    @Test
    void scoreIsReportedWithWhatItPredicted() {
        train(Training.NEEDED);
        assertThat(report().get("recall").isNull()).isTrue();
        decide(held("Casino bonus for a winner again"), "SPAM");
        assertThat(report().get("recall").doubleValue()).isOne();
        assertThat(report().get("precision").doubleValue()).isOne();
    }

    private void train(int times) {
        for (int at = 0; at < times; at++) {
            decide(held("Casino bonus, lucky winner " + word()), "SPAM");
            decide(held("The mayor and the council of the bridge " + word()), "APPROVE");
        }
    }

    private static String word() {
        return UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    }

    private String held(String text) {
        api.moderate(settings ->
                settings.put("mode", "PREMODERATED").put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        var comment = id(body(api.post(article, "author-" + UUID.randomUUID(), text)));
        api.moderate(settings -> settings.put("repeatsByAuthor", 0).put("repeatsByOthers", 0));
        return comment;
    }

    private String post(String text) {
        return body(api.post(article, "author-" + UUID.randomUUID(), text))
                .get("state")
                .stringValue();
    }

    private void decide(String comment, String decision) {
        api.decide(decision, comment);
    }

    private JsonNode report() {
        return body(api.call(HttpMethod.GET, PATH, Tokens.moderator("m"), null));
    }
}
