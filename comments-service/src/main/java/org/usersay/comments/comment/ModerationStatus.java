package org.usersay.comments.comment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.usersay.comments.comment.ModeratorDecision.Replaced;

/**
 * What was decided about a comment, and what readers complained of.
 *
 * @param reasons why it is held, or what the moderator gave as reason
 * @param evidence what led to the hold; none in every other state
 * @param reports one a reader, oldest first, {@value #KEPT} at most
 */
public record ModerationStatus(
        CommentState state,
        List<String> reasons,
        Evidence evidence,
        boolean pinned,
        List<Report> reports,
        ModeratorReview review) {

    public static final int KEPT = 100;

    /** Why a comment is held that many readers reported. */
    public static final String REPORTED = "REPORTED";

    /** Why a comment is deleted that its author did not delete. */
    public static final String BY_MODERATOR = "BY_MODERATOR";

    /** Why a rejected comment is held again. */
    public static final String APPEAL = "APPEAL";

    public ModerationStatus {
        reasons = List.copyOf(reasons);
        reports = List.copyOf(reports);
    }

    public ModerationStatus(CommentState state, List<String> reasons, boolean pinned) {
        this(state, reasons, Evidence.NONE, pinned, List.of(), ModeratorReview.NONE);
    }

    /** Waits for a moderator, by the screening. */
    public static ModerationStatus held(List<String> reasons, Evidence evidence) {
        return new ModerationStatus(
                CommentState.HELD, reasons, evidence, false, List.of(), ModeratorReview.NONE.held(reasons));
    }

    /** The reasons of the decision and of the reports, each once: what a search by reason finds. */
    public List<String> allReasons() {
        return Stream.concat(
                        reasons.stream(),
                        reports.stream().map(report -> report.reason().name()))
                .distinct()
                .toList();
    }

    /** Why it is in a moderators' queue although it is published; a comment of an import is not new. */
    public Optional<Unreviewed> unreviewed() {
        if (state != CommentState.PUBLISHED) {
            return Optional.empty();
        }
        if (openReports() > 0) {
            return Optional.of(Unreviewed.REPORTED);
        }
        return review.decision() == null && !review.imported() ? Optional.of(Unreviewed.NEW) : Optional.empty();
    }

    /** Reports that came after the last decision. */
    public int openReports() {
        return reports.size() - review.answeredReports();
    }

    public ModerationStatus in(CommentState newState, List<String> newReasons) {
        return in(newState, newReasons, Evidence.NONE, review);
    }

    /** As the screening of an edit has found. */
    public ModerationStatus screened(ModerationStatus judged) {
        return in(
                judged.state,
                judged.reasons,
                judged.evidence,
                judged.state == CommentState.HELD ? review.held(judged.reasons) : review);
    }

    /** With the decision of a moderator, which answers the reports. */
    public ModerationStatus decided(ModeratorDecision decision, List<String> why) {
        var given = new ArrayList<String>();
        if (decision.decision() == Decision.DELETE) {
            given.add(BY_MODERATOR);
        }
        given.addAll(why);
        var last = review.decision();
        var replaced = new Replaced(
                state, reasons, evidence, review.answeredReports(), last == null ? null : last.replacing(null));
        var made = decision.replacing(replaced);
        return in(decision.decision().outcome(), given, Evidence.NONE, review.decided(made, reports.size()));
    }

    /** As before the last decision; reports since then stay, and a pin that was lost is not set again. */
    public ModerationStatus undone() {
        var decision = Objects.requireNonNull(review.decision());
        var before = Objects.requireNonNull(decision.replaced());
        return in(before.state(), before.reasons(), before.evidence(), review.undone(decision.id(), before));
    }

    /** The decision by which it is not published and whose statement its author is to get by mail. */
    public Optional<ModeratorDecision> statedDecision() {
        return Optional.ofNullable(review.decision())
                .filter(decision -> decision.mailed()
                        && decision.statement() != null
                        && decision.decision().outcome() == state
                        && state != CommentState.PUBLISHED);
    }

    /** Rejected with a suspension of the author; as it is where it is neither published nor held. */
    public ModerationStatus removedWith(String suspension) {
        if (state != CommentState.PUBLISHED && state != CommentState.HELD) {
            return this;
        }
        var removal = new Removal(suspension, state, reasons, evidence);
        return in(CommentState.REJECTED, List.of(Removal.REASON), Evidence.NONE, review.afterRemoval(removal));
    }

    /**
     * As before the removal by one of these suspensions; as it is where nobody removed it so, or where it was decided about
     * since. A pin that was lost is not set again.
     */
    public ModerationStatus restored(Collection<String> suspensions) {
        return standingRemoval()
                .filter(removal -> suspensions.contains(removal.suspension()))
                .map(removal -> in(removal.state(), removal.reasons(), removal.evidence(), review))
                .orElse(this);
    }

    /** The removal with a suspension that it is rejected by; none where it was decided about since. */
    Optional<Removal> standingRemoval() {
        boolean stands = state == CommentState.REJECTED && reasons.equals(List.of(Removal.REASON));
        return Optional.ofNullable(review.removal()).filter(removal -> stands);
    }

    /** Waits for a moderator again, at the wish of the author. */
    public ModerationStatus appealed() {
        return in(CommentState.HELD, List.of(APPEAL), Evidence.NONE, review.afterAppeal());
    }

    /** The same without the id and the words of a reporter whose account was deleted. */
    public ModerationStatus withoutReporter(String reader) {
        var anonymous = reports.stream()
                .map(report ->
                        report.reader().equals(reader) ? new Report("", report.reason(), null, report.at()) : report)
                .toList();
        return with(anonymous);
    }

    public ModerationStatus pinned(boolean now) {
        return new ModerationStatus(state, reasons, evidence, now && state == CommentState.PUBLISHED, reports, review);
    }

    /** With one more report, unless this reader has reported already; held once {@code enough} of them are open. */
    public ModerationStatus reported(Report report, int enough) {
        if (reports.size() >= KEPT
                || reports.stream().anyMatch(known -> known.reader().equals(report.reader()))) {
            return this;
        }
        var all = new ArrayList<>(reports);
        all.add(report);
        var news = with(all);
        boolean hold = state == CommentState.PUBLISHED && enough > 0 && news.openReports() >= enough;
        var reported = List.of(REPORTED);
        return hold ? news.in(CommentState.HELD, reported, Evidence.NONE, review.held(reported)) : news;
    }

    private ModerationStatus with(List<Report> newReports) {
        return new ModerationStatus(state, reasons, evidence, pinned, newReports, review);
    }

    private ModerationStatus in(
            CommentState newState, List<String> newReasons, Evidence newEvidence, ModeratorReview newReview) {
        return new ModerationStatus(
                newState, newReasons, newEvidence, pinned && newState == CommentState.PUBLISHED, reports, newReview);
    }
}
