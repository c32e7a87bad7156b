package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** How deep a thread is shown is the operator's to say. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.comments.deepest=1")
class DepthTests {

    @Autowired
    Api api;

    private final String article = Api.article();

    @Test
    void oneLevelOfRepliesHoldsAllOfThem() {
        var top = id(api.posted(article, "ann", "top"));
        var reply = id(api.replied(article, "bob", "reply", top));
        var answer = api.replied(article, "ann", "answer to the reply", reply);
        assertThat(answer.get("depth").intValue()).isEqualTo(1);
        assertThat(answer.get("parent").stringValue()).isEqualTo(reply);
        assertThat(answer.at("/inReplyTo/id").stringValue()).isEqualTo(reply);
        assertThat(answer.at("/inReplyTo/name").stringValue()).isEqualTo("Reader bob");

        var shown = api.read(Api.thread(article)).at("/items/0");
        assertThat(shown.get("replyCount").intValue()).isEqualTo(2);
        assertThat(shown.at("/replies/items")).extracting(Api::id).containsExactly(reply, id(answer));
        assertThat(api.read("/comments/" + id(answer)).get("ancestors"))
                .extracting(Api::id)
                .containsExactly(top, reply);
    }
}
