package org.usersay.endtoend.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The guide's commands, and its code for servers. */
@ExtendWith(RunningSystem.class)
@Timeout(180)
class IntegrationIT {

    private static final String BETWEEN = "-- next block --\n";
    private static final String NOWHERE = "http://127.0.0.1:1";

    private final Usersay usersay;
    private final Article article = Article.fresh();

    @TempDir
    Path directory;

    IntegrationIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @BeforeEach
    void aReaderCommentsAndRates() {
        Visitor reader = usersay.readers().signedIn("Linh").browser();
        reader.post(article.comments(), Map.of("text", "Found by *search engines*"))
                .expect(201);
        reader.put(article.myRating(), Map.of("stars", 4)).expect(200);
    }

    @Test
    void everyCommandWorksAsWritten() throws IOException, InterruptedException {
        Program.assumeInstalled("bash", "curl", "jq");
        Guide guide = Guide.of(usersay, article, Guide.cms(usersay).email());
        String script = guide.blocks("sh").stream()
                .map(block -> block + "printf '\\n" + BETWEEN.replace("\n", "\\n") + "'\n")
                .collect(Collectors.joining("", "set -euo pipefail\n", ""));
        String[] answers =
                Program.run(directory, Map.of(), "bash", "-c", script).split(BETWEEN, -1);

        assertThat(answers).hasSize(8);
        assertThat(answers[1]).contains("<section", "Found by <em>search engines</em>");
        assertThat(json(answers[2]).at("/aggregateRating/ratingValue").asInt()).isEqualTo(4);
        assertThat(json(answers[3]).at("/roles").toString()).contains("MODERATOR");
        assertThat(json(answers[4]).at("/title").asString()).isEqualTo("Global Mayors Dialogue kicks off in Harbin");
        assertThat(json(answers[4]).at("/state").asString()).isEqualTo("OPEN");
        assertThat(json(answers[5]).at("/state").asString()).isEqualTo("CLOSED");
        assertThat(json(answers[6]).at("/items").isEmpty()).isTrue();
        assertThat(json(answers[6]).at("/statement").asString()).startsWith("ey");
        usersay.administrator()
                .post(article.comments(), Map.of("text", "Too late"))
                .refused(409, "thread-closed");
        await("the headline in the structured data")
                .until(() -> usersay.program()
                        .get(article.rating() + ".jsonld")
                        .expect(200)
                        .body()
                        .contains("kicks off in Harbin"));
    }

    @Test
    void theModuleForNextReadsFragmentAndStructuredData() throws IOException, InterruptedException {
        JsonNode read = runModule(usersay.gateway().toString());

        assertThat(read.at("/html").asString()).contains("<section", "Found by <em>search engines</em>");
        assertThat(json(read.at("/data").asString())
                        .at("/aggregateRating/ratingCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(read.at("/data").asString()).doesNotContain("<");
    }

    @Test
    void theModuleForNextIsEmptyWithoutAnAnswer() throws IOException, InterruptedException {
        JsonNode read = runModule(NOWHERE);

        assertThat(read.at("/html").asString()).isEmpty();
        assertThat(read.at("/data").isNull()).isTrue();
    }

    @Test
    void theModuleForThePaywallBelievesStatementsAlone() throws IOException, InterruptedException {
        Visitor subscriber =
                usersay.readers().signedIn("Subscriber of the paywall").browser();
        JsonNode order = subscriber
                .post(
                        "/api/v1/sites/" + article.site() + "/subscription-orders",
                        Map.of(
                                "plan",
                                "digital-1",
                                "copies",
                                1,
                                "startsOn",
                                LocalDate.now(ZoneOffset.UTC).toString(),
                                "subscriber",
                                Map.of("name", "An", "email", "an-" + article.id() + "@example.org")))
                .expect(201)
                .json();
        for (String state : List.of("CONFIRMED", "PAID")) {
            usersay.administrator()
                    .json(
                            "PATCH",
                            "/api/v1/admin/subscription-orders/"
                                    + order.at("/reference").asString(),
                            "{\"state\":\"" + state + "\"}")
                    .expect(200);
        }
        subscriber.post("/api/v1/session/refresh", Map.of()).expect(200);
        String statement = subscriber
                .get("/api/v1/me/entitlements/" + article.site())
                .expect(200)
                .json()
                .at("/statement")
                .asString();

        assertThat(paywall(article.site(), statement)).isEqualTo("[[\"digital-access\"],[],[],[]]");
        assertThat(paywall("other", statement)).isEqualTo("[[],[],[],[]]");
    }

    /** What the module reads of a statement in its time, later, changed, and of something else. */
    private String paywall(String site, String statement) throws IOException, InterruptedException {
        Program.assumeInstalled("node");
        Path program = Files.writeString(directory.resolve("paywall-" + site + ".mjs"), """
                import { entitlements } from '%s';
                const statement = '%s';
                const [head, body, signature] = statement.split('.');
                const claims = JSON.parse(Buffer.from(body, 'base64url'));
                const forged = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 })).toString('base64url');
                console.log(JSON.stringify([
                  await entitlements(statement, claims.iat),
                  await entitlements(statement, claims.exp),
                  await entitlements([head, forged, signature].join('.'), claims.iat),
                  await entitlements('x', claims.iat),
                ]));
                """.formatted(
                        Guide.INTEGRATIONS.resolve("paywall/entitlements.mjs").toUri(), statement));
        Map<String, String> environment = Map.of(
                "USERSAY_URL", usersay.gateway().toString(),
                "USERSAY_ISSUER", usersay.issuer(),
                "USERSAY_SITE", site);
        return Program.run(directory, environment, "node", program.toString()).strip();
    }

    private JsonNode runModule(String gateway) throws IOException, InterruptedException {
        Program.assumeInstalled("node");
        String lines = Guide.of(usersay, article, "").block("js");
        assertThat(Files.readString(Guide.INTEGRATIONS.resolve("nextjs/conversation.jsx")))
                .contains(lines.strip());
        Path program = Files.writeString(directory.resolve("program.mjs"), """
                import { comments, structuredData } from '%s';
                const article = '%s';
                %s
                console.log(JSON.stringify({ html, data }));
                """.formatted(
                        Guide.INTEGRATIONS.resolve("nextjs/usersay.mjs").toUri(), article.id(), lines));
        Map<String, String> environment = Map.of("USERSAY_URL", gateway, "USERSAY_SITE", article.site());
        return json(Program.run(directory, environment, "node", program.toString()));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }
}
