package org.usersay.comments.posting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentBody;
import org.usersay.comments.comment.CommentSettings;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.IdempotencyRecord;
import org.usersay.comments.markup.Markdown;
import org.usersay.comments.store.CommentWriter;
import org.usersay.comments.store.ExistingComment;
import org.usersay.comments.store.ImportQueries;
import org.usersay.comments.store.ReplySummaries;
import org.usersay.starter.site.ArticleKey;

/** Bulk insertion of comments of an import. Comments that exist already stay as they are. */
@Service
public class CommentImporter {

    private final ImportQueries queries;
    private final Articles articles;
    private final PinnedComments pinnedComments;
    private final Markdown markdown;
    private final MentionResolver mentionResolver;
    private final CommentWriter writer;
    private final ReplySummaries summaries;
    private final CommentSettings settings;

    CommentImporter(
            ImportQueries queries,
            Articles articles,
            PinnedComments pinnedComments,
            Markdown markdown,
            MentionResolver mentionResolver,
            CommentWriter writer,
            ReplySummaries summaries,
            CommentSettings settings) {
        this.queries = queries;
        this.articles = articles;
        this.pinnedComments = pinnedComments;
        this.markdown = markdown;
        this.mentionResolver = mentionResolver;
        this.writer = writer;
        this.summaries = summaries;
        this.settings = settings;
    }

    /** Levels of replies shown below a top-level comment. */
    public int maxDepth() {
        return settings.deepest();
    }

    /** The comments with these ids that exist, on any site, by id. */
    public Map<String, ExistingComment> findAll(Collection<String> ids) {
        return queries.findAll(ids).stream().collect(Collectors.toMap(ExistingComment::id, Function.identity()));
    }

    /** The comment that an import brought into this thread under this request key. */
    public Optional<ExistingComment> find(ArticleKey thread, String requestKey) {
        return queries.find(thread, requestKey);
    }

    /** Whether the thread has no comments at all. */
    public boolean isEmpty(ArticleKey thread) {
        return queries.isEmpty(thread);
    }

    /**
     * Inserts comments, in any order: a reply may come before its parent. Those that the same import has inserted
     * already are left alone.
     *
     * @return false where another comment has the id or the request key of one of them; the others are inserted
     */
    public boolean insert(List<ImportedComment> batch) {
        var comments = batch.stream().map(this::comment).toList();
        var refused = writer.insertAll(comments);
        var existing = findAll(refused);
        boolean complete = true;
        for (var comment : comments) {
            boolean inserted = !refused.contains(comment.id()) || isSame(comment, existing.get(comment.id()));
            if (!inserted && comment.moderation().pinned()) {
                articles.unpin(comment.thread(), comment.id());
            } else if (comment.moderation().pinned()) {
                pinnedComments.settle(comment.id());
            }
            complete &= inserted;
        }
        return complete;
    }

    /** Counts the replies shown under an imported comment that was inserted after some of them. */
    public void recountReplies(ArticleKey thread, String id) {
        summaries.recount(thread, id);
    }

    private static boolean isSame(Comment comment, @Nullable ExistingComment existing) {
        return existing != null
                && existing.thread().equals(comment.thread())
                && existing.importId().equals(comment.idempotency().fingerprint());
    }

    private Comment comment(ImportedComment imported) {
        var text = CommentValidator.clean(imported.text());
        var rendered = markdown.render(
                imported.thread().site(), text, imported.format(), mentionResolver.of(imported.mentions()));
        var content = new CommentBody(
                text,
                imported.format(),
                rendered.html(),
                rendered.mentions(),
                imported.editedAt(),
                imported.revisions(),
                imported.revisions().size());
        return Comment.create(
                imported.id(),
                imported.thread(),
                imported.position(),
                imported.author(),
                content,
                imported.moderation().pinned(pinIfRoom(imported)),
                imported.createdAt(),
                new IdempotencyRecord(imported.requestKey(), imported.importId()));
    }

    /** Pins a comment before it exists, so that a run that is repeated after a crash finds the same pins. */
    private boolean pinIfRoom(ImportedComment imported) {
        return imported.moderation().pinned()
                && imported.moderation().state() == CommentState.PUBLISHED
                && imported.position().depth() == 0
                && articles.pinIfRoom(imported.thread(), imported.id());
    }
}
