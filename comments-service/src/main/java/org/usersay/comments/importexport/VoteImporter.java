package org.usersay.comments.importexport;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVote;
import org.usersay.comments.dumpformat.DumpRecord.DumpedVotes;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.comments.posting.CommentImporter;
import org.usersay.comments.store.Comments;
import org.usersay.comments.store.ExistingComment;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.ArticleKey;

/**
 * The votes of a dump, gathered by comment, so that a comment's counts are written once for many of them. A vote that is
 * written contains the import's id and the line of the dump, so that a repeated run recognises and counts it.
 */
final class VoteImporter {

    private static final int BATCH = 5_000;

    private final ImportJob job;
    private final ImportIdMapping ids;
    private final ArticleImporter articles;
    private final CommentImporter commentImporter;
    private final CommentIndex index;
    private final Comments comments;
    private final Votes votes;
    private final Map<Target, Map<String, Integer>> batch = new LinkedHashMap<>();
    private int size;

    VoteImporter(
            ImportJob job,
            ImportIdMapping ids,
            ArticleImporter articles,
            CommentImporter commentImporter,
            CommentIndex index,
            Comments comments,
            Votes votes) {
        this.job = job;
        this.ids = ids;
        this.articles = articles;
        this.commentImporter = commentImporter;
        this.index = index;
        this.comments = comments;
        this.votes = votes;
    }

    /** A comment that the votes of a line are on, by its id in the dump. */
    private record Target(ArticleKey thread, String comment, long line) {}

    boolean isFull() {
        return size >= BATCH;
    }

    void take(DumpedVotes dumped, ImportReport.Draft report) {
        var thread = articles.find(dumped.thread());
        if (thread.isEmpty()) {
            report.skipped(dumped.line(), SkipReason.UNKNOWN_THREAD, "votes");
            return;
        }
        for (DumpedVote vote : dumped.votes()) {
            batch.computeIfAbsent(new Target(thread.get(), vote.comment(), dumped.line()), target -> new HashMap<>())
                    .put(ids.reader(vote.voter()), vote.value());
            size++;
        }
    }

    /** Writes the votes on comments that came before in the dump, or were on the site before the import. */
    void flush(ImportReport.Draft report) {
        batch.forEach((target, values) -> {
            var requestKey = ids.requestKey(target.comment());
            var entry = index.find(ImportIdMapping.fingerprint(target.thread(), requestKey));
            var id = entry != null && entry.isDefined()
                    ? Optional.of(entry)
                            .filter(found -> found.isTaken() || found.isForeign())
                            .map(CommentIndex.Entry::id)
                    : existing(target, requestKey).map(ExistingComment::id);
            if (id.isPresent()) {
                report.votes(
                        job.dryRun()
                                ? countNew(id.get(), entry, values)
                                : votes.restore(id.get(), values, job.id() + "-" + target.line()));
            } else {
                report.skipped(target.line(), SkipReason.VOTE_WITHOUT_COMMENT, "votes on " + requestKey);
            }
        });
        batch.clear();
        size = 0;
    }

    private long countNew(String id, CommentIndex.@Nullable Entry entry, Map<String, Integer> values) {
        return comments.find(id)
                .map(comment -> votes.missing(comment, values.keySet()))
                .orElseGet(() -> values.keySet().stream()
                        .filter(voter -> entry == null || !entry.isBy(voter))
                        .count());
    }

    private Optional<ExistingComment> existing(Target target, String requestKey) {
        return commentImporter
                .find(target.thread(), requestKey)
                .or(() -> ImportIdMapping.isOwnId(target.comment())
                        ? Optional.ofNullable(commentImporter
                                .findAll(List.of(target.comment()))
                                .get(target.comment()))
                        : Optional.empty())
                .filter(found -> found.thread().equals(target.thread()));
    }
}
