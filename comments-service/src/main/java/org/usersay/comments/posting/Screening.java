package org.usersay.comments.posting;

import java.util.List;
import org.usersay.comments.comment.Evidence;

/** Decision whether a text may be published, taken at each creation and edit. Implemented by {@code moderation}. */
@FunctionalInterface
public interface Screening {

    Verdict judge(CommentDraft commentDraft);

    /** What screening found. */
    sealed interface Verdict {

        /** It appears at once. */
        record Publish() implements Verdict {}

        /** It waits for a moderator. */
        record Hold(List<String> reasons, Evidence evidence) implements Verdict {}

        /** It is not taken at all. */
        record Refuse(String why) implements Verdict {}
    }
}
