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

        assertThat(paywall(article.site(), statement)).isEqualTo("[[\"digital-access\"],[],[],[],true,false]");
        assertThat(paywall("other", statement)).isEqualTo("[[],[],[],[],false,false]");
    }

    @Test
    void theModuleForThePaywallOpensTheArticleThatWasCounted() throws IOException, InterruptedException {
        Visitor stranger = usersay.browser();
        String meter = "/api/v1/sites/" + Usersay.OPEN_SITE + "/articles/%s/meter";
        JsonNode first = stranger.put(meter.formatted(article.id()), Map.of())
                .expect(200)
                .json();
        JsonNode again = stranger.put(meter.formatted(article.id()), Map.of())
                .expect(200)
                .json();
        stranger.put(meter.formatted(article.id() + "-2"), Map.of()).expect(200);
        JsonNode third = stranger.put(meter.formatted(article.id() + "-3"), Map.of())
                .expect(200)
                .json();

        assertThat(first.at("/remaining").asInt()).isEqualTo(1);
        assertThat(again.at("/remaining").asInt()).isEqualTo(1);
        assertThat(third.at("/state").asString()).isEqualTo("USED_UP");
        assertThat(third.at("/statement").isNull()).isTrue();
        assertThat(opens(Usersay.OPEN_SITE, again.at("/statement").asString()))
                .isEqualTo("[true,false,false,false,false]");
        assertThat(opens(article.site(), again.at("/statement").asString()))
                .isEqualTo("[false,false,false,false,false]");
    }

    /** Whether the module opens the article in the statement's time, another one, the article later, changed, and by nothing. */
    private String opens(String site, String statement) throws IOException, InterruptedException {
        Program.assumeInstalled("node", "php");
        Path module = Files.writeString(directory.resolve("meter-" + site + ".mjs"), """
                import { mayRead } from '%s';
                const statement = '%s';
                const [head, body, signature] = statement.split('.');
                const claims = JSON.parse(Buffer.from(body, 'base64url'));
                const forged = Buffer.from(JSON.stringify({ ...claims, article: 'another' })).toString('base64url');
                console.log(JSON.stringify([
                  await mayRead(statement, '%s', 'digital-access', claims.iat),
                  await mayRead(statement, 'another', 'digital-access', claims.iat),
                  await mayRead(statement, '%s', 'digital-access', claims.exp),
                  await mayRead([head, forged, signature].join('.'), 'another', 'digital-access', claims.iat),
                  await mayRead(undefined, undefined, undefined),
                ]));
                """.formatted(
                        paywallFile("mjs").toUri(), statement, article.id(), article.id()));
        Path script = Files.writeString(directory.resolve("meter-" + site + ".php"), """
                <?php
                require '%s';
                $statement = '%s';
                [$head, $body, $signature] = explode('.', $statement);
                $claims = json_decode(base64_decode(strtr($body, '-_', '+/')), true);
                $forged = strtr(base64_encode(json_encode(['article' => 'another'] + $claims)), '+/=', '-_ ');
                echo json_encode([
                    usersay_may_read($statement, '%s', 'digital-access', $claims['iat']),
                    usersay_may_read($statement, 'another', 'digital-access', $claims['iat']),
                    usersay_may_read($statement, '%s', 'digital-access', $claims['exp']),
                    usersay_may_read(trim($head . '.' . trim($forged) . '.' . $signature), 'another', 'digital-access', $claims['iat']),
                    usersay_may_read(null, '', ''),
                ]);
                """.formatted(
                        paywallFile("php"), statement, article.id(), article.id()));
        Map<String, String> environment = Map.of(
                "USERSAY_URL",
                usersay.gateway().toString(),
                "USERSAY_ISSUER",
                usersay.issuer(),
                "USERSAY_SITE",
                site,
                "USERSAY_CACHE",
                directory.toString());
        String opened =
                Program.run(directory, environment, "node", module.toString()).strip();
        assertThat(Program.run(directory, environment, "php", script.toString()).strip())
                .isEqualTo(opened);
        return opened;
    }

    private static Path paywallFile(String ending) {
        return Guide.INTEGRATIONS.resolve("paywall/entitlements." + ending);
    }

    /** What the module reads of a statement in its time, later, changed, of something else; whether it opens any article, and none. */
    private String paywall(String site, String statement) throws IOException, InterruptedException {
        Program.assumeInstalled("node");
        Path program = Files.writeString(directory.resolve("paywall-" + site + ".mjs"), """
                import { entitlements, mayRead } from '%s';
                const statement = '%s';
                const [head, body, signature] = statement.split('.');
                const claims = JSON.parse(Buffer.from(body, 'base64url'));
                const forged = Buffer.from(JSON.stringify({ ...claims, exp: claims.exp + 3600 })).toString('base64url');
                console.log(JSON.stringify([
                  await entitlements(statement, claims.iat),
                  await entitlements(statement, claims.exp),
                  await entitlements([head, forged, signature].join('.'), claims.iat),
                  await entitlements('x', claims.iat),
                  await mayRead(statement, 'any', 'digital-access', claims.iat),
                  await mayRead(statement, undefined, undefined, claims.iat),
                ]));
                """.formatted(
                        paywallFile("mjs").toUri(), statement));
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
