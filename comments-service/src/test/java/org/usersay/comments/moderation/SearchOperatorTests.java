package org.usersay.comments.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.test.Tokens;

/** Operators of MongoDB and regular expressions in the desk's search: values like any other, or bad requests. */
@CommentsServiceTest
class SearchOperatorTests {

    private static final List<String> HOSTILE = List.of(
            "$where",
            "{\"$ne\":1}",
            "{\"$gt\":\"\"}",
            "{\"$regex\":\".*\"}",
            "{$where:\"sleep(1000)\"}",
            "[$ne]",
            ".*",
            "^",
            "(a+)+$",
            "[",
            "\\",
            "*",
            "'; return true; //",
            "\uFFFF");

    @Autowired
    Api api;

    private final String reader = "reader-" + UUID.randomUUID();
    private String comment = "";

    @BeforeEach
    void oneCommentThatNoneOfThemMayFind() {
        comment = Api.id(api.posted(Api.article(), reader, "Harbour bridge"));
    }

    static List<String> hostile() {
        return HOSTILE;
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void findsNothingByAnOperator(String value) {
        for (var parameter : List.of("q", "author", "article", "reason")) {
            var answer = search(parameter + "=" + encoded(value));
            assertThat(answer.getResponse().getStatus())
                    .as(parameter + "=" + value)
                    .isIn(200, 400);
            if (answer.getResponse().getStatus() == 200) {
                assertThat(Api.body(answer).get("items"))
                        .as(parameter + "=" + value)
                        .extracting(Api::id)
                        .doesNotContain(comment);
            }
        }
    }

    /** The other condition alone would find it. */
    @ParameterizedTest
    @MethodSource("hostile")
    void restrictsAnotherConditionByAnOperatorToNothing(String value) {
        assertThat(Api.body(search("author=" + reader)).get("items"))
                .extracting(Api::id)
                .containsExactly(comment);
        var answer = search("author=" + reader + "&reason=" + encoded(value));
        assertThat(answer).hasStatusOk();
        assertThat(Api.body(answer).get("items")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAnOperatorWhereAValueHasAForm(String value) {
        for (var parameter : List.of("state", "queue", "from", "to", "cursor", "limit")) {
            assertThat(search(parameter + "=" + encoded(value)))
                    .as(parameter + "=" + value)
                    .hasStatus(400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "author[$ne]=x",
                "author%5B%24ne%5D=x",
                "q[$regex]=.*",
                "reason[]=a",
                "$where=true",
                "author.id=x",
                "author=a&author=b"
            })
    void refusesOperatorsInTheNamesOfParameters(String query) {
        assertThat(search(query.replace("[", "%5B").replace("]", "%5D"))).hasStatus(400);
    }

    @Test
    void wordsBesideSignsAreFoundAsWords() {
        assertThat(Api.body(search("author=" + reader + "&q=" + encoded("^harbour.*(bridge)+$")))
                        .get("items"))
                .extracting(Api::id)
                .containsExactly(comment);
        assertThat(Api.body(search("author=" + reader + "&q=" + encoded("harb.*")))
                        .get("items"))
                .isEmpty();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private MvcTestResult search(String query) {
        return api.getRaw("/admin/sites/vir/comments?" + query, Tokens.moderator("mod"));
    }
}
