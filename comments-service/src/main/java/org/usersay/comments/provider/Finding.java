package org.usersay.comments.provider;

import java.util.List;

/** What came of the check by one provider. */
public sealed interface Finding {

    /** Nothing speaks against the comment. */
    record Clear() implements Finding {}

    /**
     * The provider takes it for something that a moderator should see.
     *
     * @param reason that moderators see, in upper case
     * @param explanations such as categories
     */
    record Suspect(String reason, List<String> explanations) implements Finding {

        public Suspect {
            explanations = List.copyOf(explanations);
        }
    }

    /** The provider did not say. */
    record Undecided(String why) implements Finding {}

    /** In one word, for metrics. */
    default String outcome() {
        return switch (this) {
            case Clear clear -> "clear";
            case Suspect suspect -> "suspect";
            case Undecided undecided -> "undecided";
        };
    }
}
