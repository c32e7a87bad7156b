package org.usersay.comments.comment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What moderators have done about a comment, and what they were asked.
 *
 * @param answeredReports number of reports, from the oldest on, that were there at a decision
 * @param imported whether it is history of another system, which is not new to moderators
 * @param appealed whether its author has appealed, which is possible once
 * @param decision the last one that was not undone; null where there is none
 * @param undone id of the last decision that was undone; null where there is none
 * @param heldFor reasons for which it was held last, also after the decision; empty where it was not held
 * @param removal what the last suspension of the author replaced that removed the comment; null where none did
 */
public record ModeratorReview(
        int answeredReports,
        boolean imported,
        boolean appealed,
        @Nullable ModeratorDecision decision,
        @Nullable String undone,
        List<String> heldFor,
        @Nullable Removal removal) {

    public static final ModeratorReview NONE = new ModeratorReview(0, false, false, null, null, List.of(), null);

    public ModeratorReview {
        heldFor = List.copyOf(heldFor);
    }

    /** Of a comment that comes by an import. */
    public static ModeratorReview imported(int answeredReports) {
        return new ModeratorReview(answeredReports, true, false, null, null, List.of(), null);
    }

    ModeratorReview decided(ModeratorDecision made, int reports) {
        return new ModeratorReview(reports, imported, appealed, made, undone, heldFor, removal);
    }

    ModeratorReview undone(String id, ModeratorDecision.Replaced before) {
        return new ModeratorReview(
                before.answeredReports(), imported, appealed, before.decision(), id, heldFor, removal);
    }

    ModeratorReview held(List<String> reasons) {
        return new ModeratorReview(answeredReports, imported, appealed, decision, undone, reasons, removal);
    }

    ModeratorReview afterAppeal() {
        return new ModeratorReview(answeredReports, imported, true, decision, undone, heldFor, removal);
    }

    ModeratorReview afterRemoval(Removal made) {
        return new ModeratorReview(answeredReports, imported, appealed, decision, undone, heldFor, made);
    }
}
