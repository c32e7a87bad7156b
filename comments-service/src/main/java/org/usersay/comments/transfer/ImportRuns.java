package org.usersay.comments.transfer;

import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Restoration;
import org.usersay.comments.thread.Threads;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.Sites;

/** Makes {@link ImportRun}s. */
@Component
class ImportRuns {

    private final ImportStore store;
    private final Spool spool;
    private final ThreadBook book;
    private final Threads threads;
    private final Restoration restoration;
    private final Votes votes;
    private final Sites sites;
    private final TransferSettings settings;
    private final Clock clock;

    ImportRuns(
            ImportStore store,
            Spool spool,
            ThreadBook book,
            Threads threads,
            Restoration restoration,
            Votes votes,
            Sites sites,
            TransferSettings settings,
            Clock clock) {
        this.store = store;
        this.spool = spool;
        this.book = book;
        this.threads = threads;
        this.restoration = restoration;
        this.votes = votes;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    ImportRun of(Import job, Predicate<Import> checkpoint) {
        var ids = new ForeignIds(job.format(), store.salt(job.site()));
        var articles = new ImportedArticles(job, book, threads, sites);
        var foreseen = new Foreseen();
        var comments = new ImportedComments(job, ids, articles, restoration, foreseen, settings, clock);
        var ballots = new ImportedVotes(job, ids, articles, restoration, foreseen, votes);
        return new ImportRun(job, spool, settings, articles, comments, ballots, checkpoint);
    }
}
