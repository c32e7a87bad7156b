package org.usersay.comments.posting;

import java.util.List;

/** Decision whether a text may be published, taken at each creation and edit. Implemented by {@code moderation}. */
@FunctionalInterface
public interface Screening {

    Verdict judge(CommentDraft commentDraft);

    /** What screening found. */
    sealed interface Verdict {

        /** It appears at once. */
        record Publish() implements Verdict {}

        /**
         * It waits for a moderator.
         *
         * @param matches words and links that led to it, as they stand in the text
         */
        record Hold(List<String> reasons, List<String> matches) implements Verdict {}

        /** It is not taken at all. */
        record Refuse(String why) implements Verdict {}
    }
}
