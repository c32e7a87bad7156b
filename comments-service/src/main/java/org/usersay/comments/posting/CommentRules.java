package org.usersay.comments.posting;

import java.time.Duration;
import java.util.Optional;

/** Settings of a site's moderators for posting and editing. Implemented by {@code moderation}. */
public interface CommentRules {

    /** For how long an author may edit, where the site says. */
    Optional<Duration> editWindow(String site);

    /** Whether guests may write; their comments are held. */
    boolean guests(String site);

    /** After how many readers' reports a comment is held; 0 for never. */
    int reportsToHold(String site);
}
