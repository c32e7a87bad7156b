package org.usersay.comments.moderation;

import java.util.Optional;
import org.usersay.comments.comment.Draft;

/** One rule of screening. */
@FunctionalInterface
interface Policy {

    /** Why the text should wait for a moderator, or nothing. */
    Optional<String> objection(Draft draft);
}
