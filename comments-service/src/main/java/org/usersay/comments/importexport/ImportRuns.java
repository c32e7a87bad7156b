package org.usersay.comments.importexport;

import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.CommentImporter;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.Sites;

/** Makes {@link ImportTask}s. */
@Component
class ImportRuns {

    private final ImportStore store;
    private final UploadSpool uploadSpool;
    private final ThreadIdMap book;
    private final Articles threads;
    private final CommentImporter commentImporter;
    private final Votes votes;
    private final Sites sites;
    private final TransferSettings settings;
    private final Clock clock;

    ImportRuns(
            ImportStore store,
            UploadSpool uploadSpool,
            ThreadIdMap book,
            Articles threads,
            CommentImporter commentImporter,
            Votes votes,
            Sites sites,
            TransferSettings settings,
            Clock clock) {
        this.store = store;
        this.uploadSpool = uploadSpool;
        this.book = book;
        this.threads = threads;
        this.commentImporter = commentImporter;
        this.votes = votes;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    ImportTask of(ImportJob job, Predicate<ImportJob> checkpoint) {
        var ids = new ImportIdMapping(job.format(), store.salt(job.site()));
        var articles = new ImportedArticles(job, book, threads, sites);
        var foreseen = new Foreseen();
        var comments = new ImportedComments(job, ids, articles, commentImporter, foreseen, settings, clock);
        var ballots = new ImportedVotes(job, ids, articles, commentImporter, foreseen, votes);
        return new ImportTask(job, uploadSpool, settings, articles, comments, ballots, checkpoint);
    }
}
