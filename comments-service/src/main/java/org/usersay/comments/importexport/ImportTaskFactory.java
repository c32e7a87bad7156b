package org.usersay.comments.importexport;

import java.io.IOException;
import java.time.Clock;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.Articles;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.posting.CommentImporter;
import org.usersay.comments.store.Comments;
import org.usersay.comments.vote.Votes;
import org.usersay.starter.site.Sites;

/** Creates the {@link ImportTask} of each run. */
@Component
class ImportTaskFactory {

    private final ImportStore store;
    private final UploadSpool uploadSpool;
    private final Articles articles;
    private final CommentImporter commentImporter;
    private final Comments comments;
    private final Votes votes;
    private final Sites sites;
    private final TransferSettings settings;
    private final Clock clock;

    ImportTaskFactory(
            ImportStore store,
            UploadSpool uploadSpool,
            Articles articles,
            CommentImporter commentImporter,
            Comments comments,
            Votes votes,
            Sites sites,
            TransferSettings settings,
            Clock clock) {
        this.store = store;
        this.uploadSpool = uploadSpool;
        this.articles = articles;
        this.commentImporter = commentImporter;
        this.comments = comments;
        this.votes = votes;
        this.sites = sites;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A task for this run.
     *
     * @throws IOException where its mapping cannot be read
     */
    ImportTask create(ImportJob job, Predicate<ImportJob> checkpoint) throws IOException {
        var ids = new ImportIdMapping(job.format(), store.salt(job.site()));
        var articleImporter = new ArticleImporter(job, articles, sites, mapping(job));
        var converter = new CommentConverter(ids, articleImporter, settings.longest(), clock.instant());
        var index = new CommentIndex(commentImporter.maxDepth());
        return new ImportTask(
                job,
                uploadSpool,
                settings,
                articleImporter,
                new CommentIndexer(job.id(), ids, converter, commentImporter, index, settings.batch()),
                new CommentBatchImporter(job, ids, converter, commentImporter, index, settings.batch()),
                new VoteImporter(job, ids, articleImporter, commentImporter, index, comments, votes),
                checkpoint);
    }

    private ArticleMapping mapping(ImportJob job) throws IOException {
        var mapping = new ArticleMapping();
        if (job.mapping() != null) {
            try (var file = DumpFormat.MAPPING.open(
                    uploadSpool.openMapping(job.mapping()),
                    settings.maxExpanded().toBytes())) {
                mapping.readFrom(file);
            }
        }
        return mapping;
    }
}
