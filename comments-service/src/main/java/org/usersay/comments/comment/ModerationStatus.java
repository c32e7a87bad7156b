package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was decided about a comment, and what readers complained of.
 *
 * @param reasons why it is held, or what the moderator gave as reason
 * @param reports one a reader, oldest first, {@value #KEPT} at most
 */
public record ModerationStatus(CommentState state, List<String> reasons, boolean pinned, List<Report> reports) {

    public static final int KEPT = 100;

    /** Why a comment is held that many readers reported. */
    public static final String REPORTED = "REPORTED";

    /** Why a comment is deleted that its author did not delete. */
    public static final String BY_MODERATOR = "BY_MODERATOR";

    public ModerationStatus {
        reasons = List.copyOf(reasons);
        reports = List.copyOf(reports);
    }

    public ModerationStatus(CommentState state, List<String> reasons, boolean pinned) {
        this(state, reasons, pinned, List.of());
    }

    /** The reasons of the decision and of the reports, each once: what a search by reason finds. */
    public List<String> allReasons() {
        return Stream.concat(
                        reasons.stream(),
                        reports.stream().map(report -> report.reason().name()))
                .distinct()
                .toList();
    }

    public ModerationStatus in(CommentState newState, List<String> newReasons) {
        return new ModerationStatus(newState, newReasons, pinned && newState == CommentState.PUBLISHED, reports);
    }

    /** With the decision of a moderator. */
    public ModerationStatus decided(CommentState newState, List<String> why) {
        var given = new ArrayList<String>();
        if (newState == CommentState.DELETED) {
            given.add(BY_MODERATOR);
        }
        given.addAll(why);
        return in(newState, given);
    }

    /** The same without the id and the words of a reporter whose account was deleted. */
    public ModerationStatus withoutReporter(String reader) {
        var anonymous = reports.stream()
                .map(report ->
                        report.reader().equals(reader) ? new Report("", report.reason(), null, report.at()) : report)
                .toList();
        return new ModerationStatus(state, reasons, pinned, anonymous);
    }

    ModerationStatus withoutReports() {
        return new ModerationStatus(state, reasons, pinned);
    }

    public ModerationStatus pinned(boolean now) {
        return new ModerationStatus(state, reasons, now && state == CommentState.PUBLISHED, reports);
    }

    /** With one more report, unless this reader has reported already; held once there are {@code enough}. */
    public ModerationStatus reported(Report report, int enough) {
        if (reports.size() >= KEPT
                || reports.stream().anyMatch(known -> known.reader().equals(report.reader()))) {
            return this;
        }
        var all = new ArrayList<>(reports);
        all.add(report);
        boolean hold = state == CommentState.PUBLISHED && enough > 0 && all.size() >= enough;
        return hold
                ? new ModerationStatus(CommentState.HELD, List.of(REPORTED), false, all)
                : new ModerationStatus(state, reasons, pinned, all);
    }
}
