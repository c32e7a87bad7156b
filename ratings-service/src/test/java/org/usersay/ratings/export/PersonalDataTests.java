package org.usersay.ratings.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.ratings.RatingsTest;
import org.usersay.ratings.Stars;
import org.usersay.ratings.TestClock;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.Tokens;

/** A reader's own stars, as the subscription service asks for them. */
@RatingsTest
@TestPropertySource(properties = "usersay.service.key=" + PersonalDataTests.KEY)
class PersonalDataTests {

    static final String KEY = "a key that services share";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Stars stars;

    @Autowired
    TestClock clock;

    private final String article = "own-" + UUID.randomUUID();
    private final String ann = "ann-" + UUID.randomUUID();

    @Test
    void starsAreHisAsTheyAreNow() {
        stars.rate(article, ann, 2);
        stars.rate(article, ann, 4);
        stars.rate(article, "somebody", 1);
        stars.rate(article + "-other", ann, 5);
        stars.send("DELETE", Stars.SITE + "/articles/" + article + "-other/rating/mine", reader(), "");

        assertThat(read(ann))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("[{\"site\":\"vir\",\"article\":\"" + article + "\",\"stars\":4}]");
        assertThat(read(ann)).bodyJson().extractingPath("$.length()").isEqualTo(1);
        assertThat(read(ann)).bodyJson().extractingPath("$[0].castAt").isNotNull();
        assertThat(read("nobody-" + ann)).bodyText().isEqualTo("[]");
    }

    @Test
    void onlyServicesOfThisHouseAsk() {
        assertThat(mvc.get().uri("/internal/readers/" + ann + "/ratings")).hasStatus(401);
        assertThat(stars.get("/internal/readers/" + ann + "/ratings", reader())).hasStatus(401);
    }

    private String reader() {
        return Tokens.reader(ann);
    }

    private MvcTestResult read(String reader) {
        var path = "/internal/readers/" + reader + "/ratings";
        var time = Long.toString(clock.instant().getEpochSecond());
        return mvc.get()
                .uri(path)
                .header(ServiceSignature.TIME, time)
                .header(ServiceSignature.SIGNATURE, ServiceSignature.sign(KEY, time, "GET", path, ""))
                .exchange();
    }
}
