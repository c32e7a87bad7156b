package org.usersay.comments.form;

import java.util.UUID;
import org.usersay.comments.comment.Guest;
import org.usersay.comments.comment.NewComment;
import org.usersay.starter.idempotency.IdempotencyKey;

/**
 * What stands in the form's fields.
 *
 * @param parent the comment answered; empty for the article
 * @param key made with the form, so that a double click posts once
 */
record Entry(String name, String email, String text, String parent, String key) {

    /** An empty form. */
    static Entry blank(String parent) {
        return new Entry("", "", "", parent, UUID.randomUUID().toString());
    }

    NewComment comment() {
        return new NewComment(
                text, parent.isEmpty() ? null : parent, null, null, new Guest(name.strip(), email.strip()));
    }

    IdempotencyKey idempotency() {
        return IdempotencyKey.of(key);
    }
}
