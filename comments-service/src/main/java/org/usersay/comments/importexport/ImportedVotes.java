package org.usersay.comments.importexport;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentImporter;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVote;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/** The votes of a dump, gathered by comment so that a comment's tally is written once for many of them. */
final class ImportedVotes {

    private static final int MOST = 5_000;

    private final ImportJob job;
    private final ImportIdMapping ids;
    private final ImportedArticles articles;
    private final CommentImporter commentImporter;
    private final Foreseen foreseen;
    private final Votes votes;

    private final Map<Target, Map<String, Integer>> gathered = new HashMap<>();
    private int size;
    private boolean leftOver;

    ImportedVotes(
            ImportJob job,
            ImportIdMapping ids,
            ImportedArticles articles,
            CommentImporter commentImporter,
            Foreseen foreseen,
            Votes votes) {
        this.job = job;
        this.ids = ids;
        this.articles = articles;
        this.commentImporter = commentImporter;
        this.foreseen = foreseen;
        this.votes = votes;
    }

    /**
     * The comment voted on.
     *
     * @param once what it is known by if it came with an import
     * @param own its id if it may be one of ours, else empty
     */
    private record Target(ArticleKey thread, String once, String own, long line) {}

    boolean full() {
        return size >= MOST;
    }

    /** Whether votes were left for another pass. */
    boolean leftOver() {
        return leftOver;
    }

    void newPass() {
        leftOver = false;
    }

    void take(DumpedVotes told, ImportReport.Draft report, boolean first) {
        var thread = articles.find(told.thread());
        if (thread.isEmpty()) {
            if (first) {
                report.skipped(told.line(), SkipReason.UNKNOWN_THREAD, "votes");
            }
            return;
        }
        for (DumpedVote vote : told.votes()) {
            var own = ImportIdMapping.ours(vote.comment()) ? vote.comment() : "";
            gathered.computeIfAbsent(
                            new Target(thread.get(), ids.once(vote.comment()), own, told.line()),
                            target -> new HashMap<>())
                    .put(ids.reader(vote.voter()), vote.value());
            size++;
        }
    }

    /**
     * Counts what was gathered. What is on no comment is told of in each pass, and only the last one's word stays.
     *
     * @param more whether comments are still to come
     * @param origin the batch; what came with it before a kill counts as added by it
     */
    void flush(ImportReport.Draft report, boolean more, String origin) {
        gathered.forEach((target, values) -> {
            var comment = comment(target);
            if (comment.isPresent()) {
                report.votes(
                        job.dryRun()
                                ? votes.missing(comment.get(), values.keySet())
                                : votes.restore(comment.get().id(), values, origin));
            } else if (job.dryRun() && foreseen.holds(target.thread(), target.once())) {
                report.votes(foreseen(target, values.keySet()));
            } else {
                leftOver = leftOver || (more && !job.dryRun());
                report.skipped(target.line(), SkipReason.VOTE_WITHOUT_COMMENT, "votes on " + target.once());
            }
        });
        gathered.clear();
        size = 0;
    }

    private long foreseen(Target target, Set<String> voters) {
        return voters.stream()
                .filter(voter -> !foreseen.writtenBy(target.thread(), target.once(), voter))
                .count();
    }

    private Optional<Comment> comment(Target target) {
        var came = commentImporter.find(target.thread(), target.once());
        if (came.isPresent() || target.own().isEmpty()) {
            return came;
        }
        return Optional.ofNullable(commentImporter.known(List.of(target.own())).get(target.own()))
                .filter(found -> found.thread().equals(target.thread()));
    }
}
