package org.usersay.comments.importexport;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.article.Article;
import org.usersay.comments.article.ArticleState;
import org.usersay.comments.article.Articles;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.DumpRecord.DumpedThread;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** The articles a dump tells of: made known where they are not, and remembered under the dump's own names. */
final class ImportedArticles {

    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\\p{Cc}\"'<>\\\\]{1,2000}");
    private static final Pattern ARTICLE = Pattern.compile("[A-Za-z0-9._~-]{1,128}");
    private static final int LONGEST_TITLE = 300;

    private final ImportJob job;
    private final ThreadIdMap book;
    private final Articles articles;
    private final Sites sites;

    ImportedArticles(ImportJob job, ThreadIdMap book, Articles articles, Sites sites) {
        this.job = job;
        this.book = book;
        this.articles = articles;
        this.sites = sites;
    }

    void take(DumpedThread told) {
        var key = sites.article(job.site(), told.article());
        if (job.format() != DumpFormat.USERSAY) {
            book.note(job.id(), told.ref(), told.article());
        }
        if (!job.dryRun()) {
            articles.introduce(new Article(
                    key,
                    title(told.title()),
                    address(told.url()),
                    told.publishedAt(),
                    ArticleState.valueOf(told.state().name()),
                    told.closesAt(),
                    List.of()));
        }
    }

    /** Our own dump calls an article by its id, and does not tell of one that nobody announced. */
    Optional<ArticleKey> find(String ref) {
        if (job.format() == DumpFormat.USERSAY) {
            return ARTICLE.matcher(ref).matches() ? Optional.of(sites.article(job.site(), ref)) : Optional.empty();
        }
        return book.article(job.id(), ref).map(article -> sites.article(job.site(), article));
    }

    private static @Nullable String title(@Nullable String told) {
        if (told == null) {
            return null;
        }
        var clean = told.replaceAll("\\p{Cc}+", " ").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(LONGEST_TITLE, clean.length()));
    }

    private static @Nullable String address(@Nullable String told) {
        return told != null && ADDRESS.matcher(told).matches() ? told : null;
    }
}
