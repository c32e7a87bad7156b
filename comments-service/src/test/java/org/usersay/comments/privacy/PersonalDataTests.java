package org.usersay.comments.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.internalapi.ServiceSignature;
import org.usersay.starter.test.Tokens;
import tools.jackson.databind.JsonNode;

/** Export of a reader's data for the subscription-service. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.service.key=" + PersonalDataTests.KEY)
class PersonalDataTests {

    static final String KEY = "a key that services share";

    @Autowired
    Api api;

    private final String article = Api.article();
    private final String ann = "ann-" + UUID.randomUUID();
    private final String bob = "bob-" + UUID.randomUUID();

    @Test
    void commentsInEveryStateAreExported() {
        var shown = Api.id(api.posted(article, ann, "I *say* so"));
        var gone = Api.id(api.posted(article, ann, "I should not have"));
        var another = Api.id(api.posted(article, bob, "And I do not"));
        var reply = Api.id(api.replied(article, ann, "But why", another));
        api.decide("REJECT", gone);

        var comments = read(ann, "comments");

        assertThat(strings(comments, "id")).containsExactly(shown, gone, reply);
        assertThat(strings(comments, "text")).containsExactly("I *say* so", "I should not have", "But why");
        assertThat(strings(comments, "state")).containsExactly("PUBLISHED", "REJECTED", "PUBLISHED");
        var last = comments.get(2);
        assertThat(last.get("parent").stringValue()).isEqualTo(another);
        assertThat(last.get("site").stringValue()).isEqualTo("vir");
        assertThat(last.get("article").stringValue()).isEqualTo(article);
        assertThat(Instant.parse(last.get("createdAt").stringValue())).isBefore(Instant.now());
        assertThat(strings(read(bob, "comments"), "id")).containsExactly(another);
    }

    @Test
    void votesOfEveryArticleAreExportedWithoutWithdrawnOnes() {
        var elsewhere = Api.article();
        var first = Api.id(api.posted(article, bob, "one"));
        var second = Api.id(api.posted(elsewhere, bob, "two"));
        var third = Api.id(api.posted(elsewhere, bob, "three"));
        api.voted(ann, first, 1);
        api.voted(ann, second, -1);
        api.voted(ann, third, 1);
        api.voted(ann, third, 0);
        api.voted("somebody", first, 1);

        var votes = read(ann, "comment-votes");

        assertThat(strings(votes, "comment")).containsExactlyInAnyOrder(first, second);
        assertThat(votes.values()).allSatisfy(vote -> {
            boolean liked = vote.get("comment").stringValue().equals(first);
            assertThat(vote.get("value").intValue()).isEqualTo(liked ? 1 : -1);
            assertThat(vote.get("article").stringValue()).isEqualTo(liked ? article : elsewhere);
        });
        assertThat(read(bob, "comment-votes").values()).isEmpty();
    }

    @Test
    void reportsAreExportedWithoutTheCommentAndOtherReports() {
        var bad = Api.id(api.posted(article, bob, "buy my boat"));
        report(ann, bad, "SPAM", "a boat again");
        report("somebody", bad, "ABUSE", "rude");

        var reports = read(ann, "comment-reports");

        assertThat(reports.size()).isEqualTo(1);
        assertThat(reports.get(0).get("comment").stringValue()).isEqualTo(bad);
        assertThat(reports.get(0).get("reason").stringValue()).isEqualTo("SPAM");
        assertThat(reports.get(0).get("note").stringValue()).isEqualTo("a boat again");
        assertThat(reports.toString()).doesNotContain("buy my boat", "rude", bob);
        assertThat(read(bob, "comment-reports").values()).isEmpty();
    }

    @Test
    void unknownReaderHasEmptyExports() {
        for (var kind : List.of("comments", "comment-votes", "comment-reports")) {
            assertThat(read("nobody-" + UUID.randomUUID(), kind).values()).isEmpty();
        }
        // A reader's id is compared and not understood.
        assertThat(read(".*", "comment-votes").values()).isEmpty();
    }

    @Test
    void unsignedRequestIsRefused() {
        var path = "/internal/readers/" + ann + "/comments";
        assertThat(get(path, "0", "0")).hasStatus(401);
        var now = now();
        assertThat(get(path, now, ServiceSignature.sign("another key", now, "GET", path, "")))
                .hasStatus(401);
        var others = "/internal/readers/" + bob + "/comments";
        assertThat(get(path, now, ServiceSignature.sign(KEY, now, "GET", others, "")))
                .hasStatus(401);
    }

    private void report(String reader, String comment, String reason, String note) {
        assertThat(api.call(
                        HttpMethod.POST,
                        "/comments/" + comment + "/reports",
                        Tokens.reader(reader),
                        Api.json().put("reason", reason).put("note", note)))
                .hasStatus(202);
    }

    private JsonNode read(String reader, String kind) {
        var path = "/internal/readers/" + reader + "/" + kind;
        var now = now();
        var answer = get(path, now, ServiceSignature.sign(KEY, now, "GET", path, ""));
        assertThat(answer).hasStatusOk();
        return Api.body(answer);
    }

    private MvcTestResult get(String path, String time, String signature) {
        return api.getInternal(path, ServiceSignature.TIME, time, ServiceSignature.SIGNATURE, signature);
    }

    private static String now() {
        return Long.toString(Instant.now().getEpochSecond());
    }

    private static List<String> strings(JsonNode items, String field) {
        var strings = new ArrayList<String>();
        items.forEach(item -> strings.add(item.get(field).stringValue()));
        return strings;
    }
}
