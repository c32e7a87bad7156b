package org.usersay.comments.importexport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.dumpformat.DumpRecord.DumpedComment;
import org.usersay.comments.posting.CommentImporter;
import org.usersay.comments.store.ExistingComment;
import org.usersay.starter.site.ArticleKey;

/** First pass over the comments of a dump: fills a {@link CommentIndex}, looking up in batches which of them exist. */
final class CommentIndexer {

    private final String importId;
    private final ImportIdMapping ids;
    private final CommentConverter converter;
    private final CommentImporter commentImporter;
    private final CommentIndex index;
    private final int batchSize;
    private final List<Pending> batch = new ArrayList<>();
    private final Cache<ArticleKey, Boolean> emptyThreads =
            Caffeine.newBuilder().maximumSize(10_000).build();

    CommentIndexer(
            String importId,
            ImportIdMapping ids,
            CommentConverter converter,
            CommentImporter commentImporter,
            CommentIndex index,
            int batchSize) {
        this.importId = importId;
        this.ids = ids;
        this.converter = converter;
        this.commentImporter = commentImporter;
        this.index = index;
        this.batchSize = batchSize;
    }

    /**
     * A comment that was read and not looked up yet.
     *
     * @param id the one that it keeps if it comes from an installation of ours and no other thread has it, else
     *     {@code derivedId}
     * @param parentId where the parent may be a comment that was posted here
     */
    private record Pending(
            CommentIndex.Entry entry,
            ArticleKey thread,
            String requestKey,
            String id,
            String derivedId,
            String authorName,
            @Nullable String parentKey,
            @Nullable String parentId) {}

    void add(DumpedComment comment) {
        if (converter.skipReason(comment).isPresent()) {
            return;
        }
        var thread = converter.thread(comment);
        var requestKey = ids.requestKey(comment);
        var derivedId = ImportIdMapping.commentId(thread, requestKey, Objects.requireNonNull(comment.createdAt()));
        boolean own = ids.hasOwnId(comment);
        var parent = comment.parent();
        batch.add(new Pending(
                index.entry(ImportIdMapping.fingerprint(thread, requestKey)),
                thread,
                requestKey,
                own ? Objects.requireNonNull(comment.id()) : derivedId,
                derivedId,
                converter.author(comment).name(),
                parent == null ? null : ids.requestKey(parent),
                own && parent != null && ImportIdMapping.isOwnId(parent) ? parent : null));
        if (batch.size() >= batchSize) {
            flush();
        }
    }

    /** Completes the index after the last comment. */
    void finish() {
        flush();
        index.place();
    }

    private void flush() {
        var wanted = new HashSet<String>();
        for (var pending : batch) {
            wanted.add(pending.id());
            if (pending.parentId() != null) {
                wanted.add(pending.parentId());
            }
        }
        var existing = commentImporter.findAll(wanted);
        batch.stream().filter(pending -> !pending.entry().isDefined()).forEach(pending -> define(pending, existing));
        batch.forEach(pending -> defineForeignParent(pending, existing));
        batch.clear();
    }

    private void define(Pending pending, Map<String, ExistingComment> existing) {
        var entry = pending.entry();
        var found = find(pending.thread(), pending.id(), pending.requestKey(), existing);
        if (found.filter(this::isForeign).isPresent()) {
            index.defineForeign(entry, found.get());
        } else {
            var id = found.map(ExistingComment::id)
                    .orElse(existing.containsKey(pending.id()) ? pending.derivedId() : pending.id());
            var parentKey = pending.parentKey();
            index.define(
                    entry,
                    id,
                    found.isPresent(),
                    pending.authorName(),
                    parentKey == null ? null : index.entry(ImportIdMapping.fingerprint(pending.thread(), parentKey)));
        }
    }

    /** Looks for a parent in the database that has not come in the dump, at least not yet. */
    private void defineForeignParent(Pending pending, Map<String, ExistingComment> existing) {
        var parent = pending.entry().parent();
        if (parent != null && !parent.isDefined()) {
            find(pending.thread(), pending.parentId(), Objects.requireNonNull(pending.parentKey()), existing)
                    .filter(this::isForeign)
                    .ifPresent(found -> index.defineForeign(parent, found));
        }
    }

    private Optional<ExistingComment> find(
            ArticleKey thread, @Nullable String id, String requestKey, Map<String, ExistingComment> existing) {
        var found = Optional.ofNullable(id)
                .map(existing::get)
                .filter(comment -> comment.thread().equals(thread));
        return found.isPresent() || emptyThreads.get(thread, commentImporter::isEmpty)
                ? found
                : commentImporter.find(thread, requestKey);
    }

    private boolean isForeign(ExistingComment comment) {
        return !comment.importId().equals(importId);
    }
}
