package org.usersay.comments.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Comment;

/** Notifications that a crash left in comments are claimed by one process at a time. */
@CommentsServiceTest
class NotificationOutboxTests {

    private static final Instant PAST = Instant.parse("2026-01-07T12:00:00Z");

    @Autowired
    NotificationOutbox outbox;

    @Autowired
    Api api;

    @Autowired
    MongoDatabase mongo;

    @Test
    void dueNotificationIsClaimedOnceUntilItIsReleased() {
        var id = due();
        var claimed = outbox.claimDue(1_000);
        assertThat(claimed).extracting(Comment::id).contains(id);
        assertThat(claimedAgain(id)).isEmpty();
        claimed.forEach(outbox::release);
        assertThat(claimedAgain(id)).hasSize(1);
    }

    @Test
    void removedNotificationIsNotDueAgain() {
        var id = due();
        outbox.claimDue(1_000).forEach(outbox::remove);
        assertThat(stored(id)).doesNotContainKey("notifications");
    }

    @Test
    void notificationThatWasAddedAfterTheClaimIsNotRemovedWithIt() {
        var id = due();
        var claimed = outbox.claimDue(1_000);
        setDue(id, PAST.plusSeconds(1));
        claimed.forEach(outbox::remove);
        assertThat(stored(id)).containsKey("notifications");
        assertThat(claimedAgain(id)).hasSize(1);
    }

    /** A comment whose writer crashed before it sent the notification. */
    private String due() {
        var id = Api.id(api.posted(Api.article(), "ann", "words"));
        setDue(id, PAST);
        return id;
    }

    private void setDue(String id, Instant due) {
        mongo.getCollection("comments")
                .updateOne(
                        Filters.eq("_id", id),
                        Updates.set(
                                "notifications",
                                new Document("due", Date.from(due))
                                        .append("reply", true)
                                        .append("mentioned", List.of())));
    }

    private List<Comment> claimedAgain(String id) {
        return outbox.claimDue(1_000).stream()
                .filter(comment -> comment.id().equals(id))
                .toList();
    }

    private Document stored(String id) {
        return Objects.requireNonNull(
                mongo.getCollection("comments").find(Filters.eq("_id", id)).first());
    }
}
