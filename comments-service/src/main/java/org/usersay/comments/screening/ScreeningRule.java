package org.usersay.comments.screening;

import java.util.List;
import java.util.Map;
import org.usersay.comments.posting.CommentDraft;

/** Rule by which a comment waits for a moderator before it is published. */
interface ScreeningRule {

    /** Reason that moderators see, in upper case. */
    String reason();

    boolean holds(CommentDraft draft, ModerationSettings settings);

    /** Words and links of a held comment that led to it, as they stand in its text; empty where no words did. */
    default List<String> matches(CommentDraft draft, ModerationSettings settings) {
        return List.of();
    }

    /** Numbers that led to the hold of a comment, by their names; empty where nothing was counted. */
    default Map<String, Integer> figures(CommentDraft draft, ModerationSettings settings) {
        return Map.of();
    }
}
