package org.usersay.comments.form;

import java.util.UUID;
import org.usersay.comments.comment.Guest;
import org.usersay.comments.posting.CreateCommentRequest;
import org.usersay.starter.idempotency.IdempotencyKey;

/**
 * What stands in the form's fields.
 *
 * @param parent the comment answered; empty for the article
 * @param key made with the form, so that a double click posts once; empty in a form that many readers share
 */
record FormValues(String name, String email, String text, String parent, String key) {

    /** An empty form, the same for all readers. */
    static final FormValues SHARED = new FormValues("", "", "", "", "");

    /** An empty form. */
    static FormValues blank(String parent) {
        return new FormValues("", "", "", parent, UUID.randomUUID().toString());
    }

    CreateCommentRequest comment() {
        return new CreateCommentRequest(
                text, parent.isEmpty() ? null : parent, null, null, new Guest(name.strip(), email.strip()));
    }

    /** Without a key of its own the same comment of the same guest is the same request, however often it is sent. */
    IdempotencyKey idempotency() {
        return key.isEmpty()
                ? new IdempotencyKey(IdempotencyKey.fingerprint("form", comment()))
                : IdempotencyKey.of(key);
    }
}
