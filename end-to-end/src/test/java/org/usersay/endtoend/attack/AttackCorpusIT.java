package org.usersay.endtoend.attack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.RawRequest;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;

/**
 * Every attack of the corpus has its right answer, none is a 5xx, each refusal is problem+json (for a browser also a page) without internals, and everybody
 * else is served afterwards. {@code -Dusersay.attack.variations=N} adds N random variations of each attack, made from
 * {@code -Dusersay.attack.seed} (1 by default), of which any answer below 500 is right.
 */
@ExtendWith(RunningSystem.class)
class AttackCorpusIT {

    private static final int VARIATIONS = Integer.getInteger("usersay.attack.variations", 0);
    private static final long SEED = Long.getLong("usersay.attack.seed", 1);
    private static final List<String> INTERNALS =
            List.of("Exception", "org.usersay", "org.springframework", "org.eclipse", "\tat ", "java.");

    private static final Pattern API_ERROR = Pattern.compile("(?i)\\ncontent-type: application/problem\\+json");
    private static final Pattern PAGE_OR_API_ERROR =
            Pattern.compile("(?i)\\ncontent-type: (application/problem\\+json|text/html)");

    private final Usersay usersay;

    AttackCorpusIT(Usersay usersay) {
        this.usersay = usersay;
    }

    @Test
    void theCorpusHasAtLeast150Attacks() {
        assertThat(AttackCorpus.read().values().stream().flatMap(List::stream)).hasSizeGreaterThanOrEqualTo(150);
    }

    @TestFactory
    Stream<DynamicContainer> attacksHaveTheirRightAnswer() {
        AttackVariables variables = new AttackVariables(usersay);
        return AttackCorpus.read().entrySet().stream()
                .map(topic ->
                        container(topic.getKey(), topic.getValue().stream().map(attack -> exact(attack, variables))));
    }

    @TestFactory
    @EnabledIf("isHard")
    Stream<DynamicContainer> variationsAreNoFailures() {
        AttackVariables variables = new AttackVariables(usersay);
        AttackVariations variations = new AttackVariations(SEED);
        return AttackCorpus.read().entrySet().stream()
                .map(topic -> container(
                        topic.getKey(),
                        topic.getValue().stream().map(attack -> varied(attack, variables, variations))));
    }

    static boolean isHard() {
        return VARIATIONS > 0;
    }

    private DynamicContainer container(String topic, Stream<DynamicTest> attacks) {
        DynamicTest after = dynamicTest("everybody else is served", this::assertOthersAreServed);
        return dynamicContainer(topic, Stream.concat(attacks, Stream.of(after)));
    }

    private DynamicTest exact(Attack attack, AttackVariables variables) {
        return dynamicTest(attack.name(), () -> {
            for (int sent = 0; sent < attack.repetitions(); sent++) {
                String answer = send(attack.bytes(variables));
                assertThat(RawRequest.statusOrClosed(answer))
                        .as("%s\n->\n%s", attack.name(), answer)
                        .isIn(attack.expect());
                assertThat(attack.contains())
                        .as(attack.name())
                        .allSatisfy(text -> assertThat(answer).contains(text));
                assertThat(attack.lacks())
                        .as(attack.name())
                        .allSatisfy(text -> assertThat(answer).doesNotContain(text));
                assertIsNoFailure(answer, attack);
            }
        });
    }

    private DynamicTest varied(Attack attack, AttackVariables variables, AttackVariations variations) {
        return dynamicTest(
                attack.name(),
                () -> variations.of(attack.bytes(variables), VARIATIONS).forEach(request -> {
                    String answer = RawRequest.sendAndClose(usersay.gateway(), request);
                    assertThat(RawRequest.statusOrClosed(answer))
                            .as("%s\n->\n%s", new String(request, ISO_8859_1), answer)
                            .isLessThan(500);
                }));
    }

    private String send(byte[] request) {
        String answer = RawRequest.send(usersay.gateway(), request);
        return new String(answer.getBytes(ISO_8859_1), UTF_8);
    }

    private static void assertIsNoFailure(String answer, Attack attack) {
        int status = RawRequest.statusOrClosed(answer);
        assertThat(status).as("%s\n->\n%s", attack.name(), answer).isLessThan(500);
        if (status >= 400 && !attack.isHead()) {
            assertThat(answer)
                    .as(attack.name())
                    .containsPattern(attack.isByBrowser() ? PAGE_OR_API_ERROR : API_ERROR)
                    .doesNotContain(INTERNALS);
        }
    }

    /** None of these answers is in a cache, so a breaker that is open or a store that is gone shows. */
    private void assertOthersAreServed() {
        Visitor other = usersay.program();
        Article article = Article.fresh();
        for (String path : List.of(
                "/healthz",
                article.comments(),
                article.rating(),
                "/api/v1/sites/vir/comments/latest?limit=7",
                "/api/v1/sites/vir/publications",
                "/")) {
            other.get(path).expect(200);
        }
        usersay.reader("neighbour")
                .post(article.comments(), Map.of("text", "Still here."))
                .expect(201);
        usersay.reader("neighbour").put(article.myRating(), Map.of("stars", 4)).expect(200);
    }
}
