package org.usersay.comments.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.Restoration;
import org.usersay.comments.dump.DumpRecord.DumpedVote;
import org.usersay.comments.dump.DumpRecord.DumpedVotes;
import org.usersay.comments.dump.SkipReason;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/** The votes of a dump, gathered by comment so that a comment's tally is written once for many of them. */
final class ImportedVotes {

    private static final int MOST = 5_000;

    private final Import job;
    private final ForeignIds ids;
    private final ImportedArticles articles;
    private final Restoration restoration;
    private final Votes votes;

    private final Map<Target, Map<String, Integer>> gathered = new HashMap<>();
    private int size;
    private boolean leftOver;

    ImportedVotes(Import job, ForeignIds ids, ImportedArticles articles, Restoration restoration, Votes votes) {
        this.job = job;
        this.ids = ids;
        this.articles = articles;
        this.restoration = restoration;
        this.votes = votes;
    }

    /** The comment voted on, as the dump calls it. */
    private record Target(ArticleKey thread, String comment, long line) {}

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
            gathered.computeIfAbsent(new Target(thread.get(), vote.comment(), told.line()), target -> new HashMap<>())
                    .put(ids.reader(vote.voter()), vote.value());
            size++;
        }
    }

    /** Counts what was gathered; {@code more} says whether comments are still to come. */
    void flush(ImportReport.Draft report, boolean first, boolean more) {
        gathered.forEach((target, values) -> {
            if (job.dryRun()) {
                report.votes(values.size());
                return;
            }
            var comment = comment(target);
            if (comment.isPresent()) {
                report.votes(votes.restore(comment.get().id(), values));
            } else if (more) {
                leftOver = true;
            } else if (first) {
                report.skipped(target.line(), SkipReason.VOTE_WITHOUT_COMMENT, "votes on " + target.comment());
            }
        });
        gathered.clear();
        size = 0;
    }

    private Optional<Comment> comment(Target target) {
        var came = restoration.find(target.thread(), ids.once(target.comment()));
        return came.isPresent()
                ? came
                : Optional.ofNullable(
                                restoration.known(List.of(target.comment())).get(target.comment()))
                        .filter(found -> found.thread().equals(target.thread()));
    }
}
