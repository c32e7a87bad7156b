package org.usersay.comments.form;

import java.util.UUID;
import org.usersay.comments.comment.Guest;
import org.usersay.comments.comment.NewComment;
import org.usersay.starter.idempotency.IdempotencyKey;

/**
 * What stands in the form's fields.
 *
 * @param parent the comment answered; empty for the article
 * @param key made with the form, so that a double click posts once; empty in a form that many readers share
 */
record Entry(String name, String email, String text, String parent, String key) {

    /** An empty form, the same for everybody. */
    static final Entry SHARED = new Entry("", "", "", "", "");

    /** An empty form. */
    static Entry blank(String parent) {
        return new Entry("", "", "", parent, UUID.randomUUID().toString());
    }

    NewComment comment() {
        return new NewComment(
                text, parent.isEmpty() ? null : parent, null, null, new Guest(name.strip(), email.strip()));
    }

    /** Without a key of its own the same comment of the same guest is the same request, however often it is sent. */
    IdempotencyKey idempotency() {
        return key.isEmpty()
                ? new IdempotencyKey(IdempotencyKey.fingerprint("form", comment()))
                : IdempotencyKey.of(key);
    }
}
