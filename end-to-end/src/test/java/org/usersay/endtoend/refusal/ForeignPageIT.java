package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/** Requests that a foreign page makes a signed-in reader's browser send. */
@ExtendWith(RunningSystem.class)
class ForeignPageIT {

    private static final String FOREIGN = "https://foreign.example.org";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    ForeignPageIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void cookiesAreAcceptedOnlyFromPagesOfTheSite() {
        Account linh = usersay.readers().signedIn("Linh");
        Visitor browser = linh.browser();
        for (Visitor foreign : new Visitor[] {
            browser.without("Origin"), browser.with("Origin", FOREIGN), browser.with("Origin", "null")
        }) {
            post(foreign).refused(403, "origin-not-allowed");
            foreign.put(article.myRating(), Map.of("stars", 5)).refused(403, "origin-not-allowed");
            foreign.delete("/api/v1/session").refused(403, "origin-not-allowed");
        }
        post(browser.without("X-Usersay")).refused(403, "missing-header");
        assertThat(usersay.program().get(article.comments()).at("/count").asInt())
                .isZero();
        post(browser).expect(201);
    }

    @Test
    void aForeignPageCannotSignAReaderIn() {
        Account linh = usersay.readers().signedIn("Linh");
        Map<String, String> credentials = Map.of("email", linh.email(), "password", Readers.PASSWORD);
        Answer answer = usersay.browser().with("Origin", FOREIGN).post("/api/v1/session", credentials);
        answer.refused(403, "origin-not-allowed");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aBearerTokenNeedsNoOrigin() {
        Account linh = usersay.readers().signedIn("Linh");
        post(usersay.program().bearing(linh.token())).expect(201);
    }

    @Test
    void corsAllowsOnlyOriginsOfTheSite() {
        var publisher = usersay.publisher().origin().toString();
        Answer allowed = preflight(publisher);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(publisher);
        assertThat(allowed.header("Access-Control-Allow-Credentials")).isEqualTo("true");
        assertThat(allowed.header("Access-Control-Allow-Headers").toLowerCase(Locale.ROOT))
                .contains("x-usersay");

        assertThat(preflight(FOREIGN).header("Access-Control-Allow-Origin")).isEmpty();
        Answer read = usersay.program().with("Origin", FOREIGN).get(article.comments());
        assertThat(read.header("Access-Control-Allow-Origin")).isEmpty();
    }

    private Answer post(Visitor visitor) {
        return visitor.post(article.comments(), Map.of("text", "Good morning."));
    }

    private Answer preflight(String origin) {
        return usersay.program()
                .with("Origin", origin)
                .with("Access-Control-Request-Method", "POST")
                .with("Access-Control-Request-Headers", "content-type,x-usersay")
                .send("OPTIONS", article.comments(), BodyPublishers.noBody());
    }
}
