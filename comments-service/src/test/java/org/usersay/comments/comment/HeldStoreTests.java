package org.usersay.comments.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.body;
import static org.usersay.comments.Api.id;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.starter.site.ArticleKey;

/** Whoever asks what of his waits is not answered with everything of his that ever waited. */
@CommentsServiceTest
class HeldStoreTests {

    private static final String SIX_LINKS = "https://example.org/path ".repeat(6);

    @Autowired
    Api api;

    @Autowired
    HeldStore held;

    @Autowired
    Comments comments;

    private final String article = Api.article();
    private final ArticleKey key = new ArticleKey("vir", article);

    @Test
    void whatNoLongerWaitsIsNoLongerLookedFor() {
        var approved = waiting();
        var rejected = waiting();
        var left = waiting();
        assertThat(held.find(key, "ann")).containsExactlyInAnyOrder(approved, rejected, left);
        api.decide("APPROVE", approved);
        api.decide("REJECT", rejected);
        assertThat(held.find(key, "ann")).containsExactly(left);
    }

    @Test
    void whatIsTakenAwayWithoutWaitingIsNeverLookedFor() {
        api.decide("REJECT", id(api.posted(article, "ann", "words")));
        assertThat(held.find(key, "ann")).isEmpty();
    }

    @Test
    void whatWaitsAgainIsSparedByWhoeverComesLate() {
        var published = comments.require(waiting());
        var again = published.next().next();
        held.add(again);
        held.remove(published, published.next().version());
        assertThat(held.find(key, "ann")).containsExactly(published.id());
        held.remove(published, again.next().version());
        assertThat(held.find(key, "ann")).isEmpty();
    }

    private String waiting() {
        var result = api.post(article, "ann", SIX_LINKS);
        assertThat(result).hasStatus(202);
        return id(body(result));
    }
}
