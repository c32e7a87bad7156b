package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;
import static org.usersay.comments.Api.problem;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.starter.identity.Role;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.node.ObjectNode;

/** Editing runs every check that posting runs, as who the author is today. */
@CommentsServiceTest
class EditTests {

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String reader = "r-" + article;

    @AfterEach
    void backToDefaults() {
        api.moderate(settings -> {});
    }

    /** A text under some rules, and how a post of it is answered. */
    record Case(String name, String text, int status, String state, Consumer<ObjectNode> rules) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return Stream.of(
                new Case("harmless", "words", 201, "OPEN", rules -> {}),
                new Case(
                        "a refused word",
                        "Buy Vi\u200Bagra!",
                        422,
                        "OPEN",
                        rules -> rules.withArray("refusedWords").add("viagra")),
                new Case(
                        "a held word",
                        "Best CASINO in town",
                        202,
                        "OPEN",
                        rules -> rules.withArray("heldWords").add("casino")),
                new Case(
                        "too many links",
                        "https://a.example https://b.example",
                        202,
                        "OPEN",
                        rules -> rules.put("linkLimit", 1)),
                new Case("a newcomer", "words", 202, "OPEN", rules -> rules.put("newcomerComments", 5)),
                new Case("a premoderated site", "words", 202, "OPEN", rules -> rules.put("mode", "PREMODERATED")),
                new Case("a premoderated article", "words", 202, "PREMODERATED", rules -> {}),
                new Case("a closed article", "words", 409, "CLOSED", rules -> {}),
                new Case("too long", "a".repeat(10_001), 400, "OPEN", rules -> {}),
                new Case("nothing to be seen", "\u200B\u2060\u3000", 400, "OPEN", rules -> {}));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void editIsAnsweredAsAPostIs(Case one) {
        var comment = id(api.posted(article, reader, "as it was"));
        var before = api.read("/comments/" + comment);
        api.moderate(one.rules());
        api.announce(article, one.state());
        var post = api.post(article, reader, one.text());
        assertThat(post).hasStatus(one.status());
        var edit = api.edit(comment, Tokens.reader(reader), one.text());
        if (one.status() >= 400) {
            assertThat(edit).hasStatus(one.status());
            assertThat(problem(edit)).isEqualTo(problem(post));
            assertThat(body(edit).get("errors")).isEqualTo(body(post).get("errors"));
            assertThat(api.read("/comments/" + comment)).isEqualTo(before);
            assertThat(api.queue("article=" + article).at("/items/0/revisions")).isEmpty();
            return;
        }
        assertThat(edit).hasStatusOk();
        assertThat(body(edit).get("state")).isEqualTo(body(post).get("state"));
        assertThat(body(edit).get("html")).isEqualTo(body(post).get("html"));
        var queued = api.queue("article=" + article).get("items");
        assertThat(queued).hasSize(2);
        assertThat(queued.get(0).get("reasons")).isEqualTo(queued.get(1).get("reasons"));
        assertThat(api.count(article)).isEqualTo(one.status() == 201 ? 2 : 0);
    }

    @Test
    void indentedFirstLineIsCodeAndOtherSpaceAroundATextIsDropped() {
        var code = api.posted(article, reader, "\r\n \n    int a;\n    int b;\n\n");
        assertThat(code.get("html").stringValue()).contains("<pre").contains("int a;\nint b;");
        assertThat(body(api.edit(id(code), Tokens.reader(reader), " \n  words \n"))
                        .get("text")
                        .stringValue())
                .isEqualTo("words");
    }

    @Test
    void editFreesNothingThatAModeratorHasYetToSee() {
        var comment = id(api.posted(article, reader, "harmless"));
        api.moderate(settings -> settings.withArray("heldWords").add("casino"));
        assertThat(body(api.edit(comment, Tokens.reader(reader), "casino"))
                        .get("state")
                        .stringValue())
                .isEqualTo("HELD");
        assertThat(api.edit(comment, Tokens.reader(reader), "harmless again")).hasStatusOk();
        assertThat(api.count(article)).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"MODERATOR", "STAFF"})
    void whoIsNoLongerOfTheHouseIsScreenedLikeAnybody(Role lost) {
        var then = Tokens.of(reader, "vir", Role.READER, lost);
        var comment = id(api.postedWith(article, then, "as one of the house"));
        api.moderate(settings -> {
            settings.withArray("heldWords").add("casino");
            settings.withArray("refusedWords").add("viagra");
        });
        assertThat(body(api.edit(comment, then, "casino and viagra"))
                        .get("state")
                        .stringValue())
                .isEqualTo("PUBLISHED");
        var refused = api.edit(comment, Tokens.reader(reader), "viagra");
        assertThat(refused).hasStatus(422);
        assertThat(problem(refused)).isEqualTo("/problems/comment-refused");
        var held = body(api.edit(comment, Tokens.reader(reader), "casino"));
        assertThat(held.get("state").stringValue()).isEqualTo("HELD");
        assertThat(held.at("/author/badges/0").stringValue()).isEqualTo(lost.name());
    }

    @Test
    void whoHasJoinedTheHouseIsNotScreenedAnyMore() {
        var comment = id(api.posted(article, reader, "as a reader"));
        api.moderate(settings -> settings.withArray("heldWords").add("casino"));
        var now = Tokens.of(reader, "vir", Role.READER, Role.STAFF);
        assertThat(body(api.edit(comment, now, "casino")).get("state").stringValue())
                .isEqualTo("PUBLISHED");
    }
}
