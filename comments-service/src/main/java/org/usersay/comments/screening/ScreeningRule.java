package org.usersay.comments.screening;

import org.usersay.comments.posting.CommentDraft;

/** Rule by which a comment waits for a moderator before it is published. */
interface ScreeningRule {

    /** Reason that moderators see, in upper case. */
    String reason();

    boolean holds(CommentDraft draft, ModerationSettings settings);
}
