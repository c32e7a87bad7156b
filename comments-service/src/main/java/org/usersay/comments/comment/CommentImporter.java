package org.usersay.comments.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.ImportedComment.Outcome;
import org.usersay.comments.markup.Markdown;
import org.usersay.starter.site.ArticleKey;

/** Puts comments of an import into their threads, many at a time. What is here already stays as it is. */
@Service
public class CommentImporter {

    private static final int REMEMBERED = 10_000;

    private final CommentStore store;
    private final Articles articles;
    private final PinnedComments pinnedComments;
    private final Markdown markdown;
    private final MentionResolver people;
    private final CommentWriter writer;
    private final CommentSettings settings;

    /** Where replies stand. Most answers of a dump come soon after what they answer; its words are not needed for that. */
    private final Cache<String, ThreadPosition> lately = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    CommentImporter(
            CommentStore store,
            Articles articles,
            PinnedComments pinnedComments,
            Markdown markdown,
            MentionResolver people,
            CommentWriter writer,
            CommentSettings settings) {
        this.store = store;
        this.articles = articles;
        this.pinnedComments = pinnedComments;
        this.markdown = markdown;
        this.people = people;
        this.writer = writer;
        this.settings = settings;
    }

    /** Ids of those among these that are here, with the comments: by {@code _id}. */
    public Map<String, Comment> known(Collection<String> ids) {
        var known = new HashMap<String, Comment>();
        store.findAll(ids).forEach(comment -> known.put(comment.id(), comment));
        return known;
    }

    /** The comment of this thread that came, or was restored, under this name: by unique index. */
    public Optional<Comment> find(ArticleKey thread, String once) {
        return store.findOnce(thread, once);
    }

    /**
     * What became of one.
     *
     * @param there the comment that was here before the batch, where it is known
     */
    public record Result(Outcome outcome, Optional<Comment> there) {

        static final Result ADDED = new Result(Outcome.ADDED, Optional.empty());
        static final Result TWICE = new Result(Outcome.KNOWN, Optional.empty());
        static final Result ORPHAN = new Result(Outcome.ORPHAN, Optional.empty());

        static Result known(Comment there) {
            return new Result(Outcome.KNOWN, Optional.of(there));
        }
    }

    /** What became of each, in the order given; parents may be among them, before their children. */
    public List<Result> restore(List<ImportedComment> batch) {
        var known = known(batch.stream().map(ImportedComment::id).toList());
        var fresh = new LinkedHashMap<String, Comment>();
        var orphans = new HashSet<String>();
        var results = new ArrayList<Result>();
        for (ImportedComment one : batch) {
            results.add(prepare(one, known, fresh, orphans));
        }
        var refused = insert(fresh.values());
        for (int at = 0; at < batch.size(); at++) {
            var one = batch.get(at);
            if (refused.contains(one.id()) && results.get(at).equals(Result.ADDED)) {
                // Under another id, or somebody was faster: another instance at the same import, or a reader.
                results.set(
                        at, find(one.thread(), one.once()).map(Result::known).orElse(Result.TWICE));
            }
        }
        return results;
    }

    /** Says that a comment came with another origin than was thought; false where it is no longer as it was read. */
    public boolean adopt(Comment comment, String origin) {
        var submission = comment.submission();
        return store.replace(comment.with(new IdempotencyRecord(submission.once(), origin)));
    }

    /** {@code orphans} keeps those of the batch, whose children need not be looked for. */
    private Result prepare(
            ImportedComment one, Map<String, Comment> known, Map<String, Comment> fresh, Set<String> orphans) {
        var there = known.get(one.id());
        var key = key(one.thread(), one.once());
        if (there != null || fresh.containsKey(key)) {
            return there == null ? Result.TWICE : Result.known(there);
        }
        if (one.parent() == null) {
            fresh.put(key, comment(one, ThreadPosition.TOP));
            return Result.ADDED;
        }
        var threadPosition = orphans.contains(key(one.thread(), one.parent()))
                ? Optional.<ThreadPosition>empty()
                : under(one, one.parent(), fresh);
        if (threadPosition.isEmpty()) {
            orphans.add(key);
            return Result.ORPHAN;
        }
        fresh.put(key, comment(one, threadPosition.get()));
        return Result.ADDED;
    }

    private static String key(ArticleKey thread, String once) {
        return thread + "\n" + once;
    }

    /** The place of a reply to what is known as {@code once}; nothing where that is not here. */
    private Optional<ThreadPosition> under(ImportedComment one, String once, Map<String, Comment> fresh) {
        var key = key(one.thread(), once);
        @Nullable Comment among = fresh.get(key);
        return among == null
                ? Optional.ofNullable(lately.getIfPresent(key))
                        .or(() -> parent(one, once).map(this::under))
                : Optional.of(under(among));
    }

    private ThreadPosition under(Comment parent) {
        return ThreadPosition.under(parent, settings.deepest());
    }

    private Optional<Comment> parent(ImportedComment one, String once) {
        var came = store.findOnce(one.thread(), once);
        if (came.isPresent() || one.parentId() == null) {
            return came;
        }
        return store.find(one.parentId()).filter(found -> found.thread().equals(one.thread()));
    }

    private Comment comment(ImportedComment one, ThreadPosition threadPosition) {
        var text = CommentValidator.clean(one.text());
        var rendered = markdown.render(one.thread().site(), text, people.of(one.mentions()));
        var content = new CommentBody(
                text,
                rendered.html(),
                rendered.mentions(),
                one.editedAt(),
                one.revisions(),
                one.revisions().size());
        var standing = one.standing();
        return Comment.create(
                one.id(),
                one.thread(),
                threadPosition,
                one.author(),
                content,
                standing.pinned(mayPin(one, threadPosition)),
                one.createdAt(),
                new IdempotencyRecord(one.once(), one.origin()));
    }

    /** Pinned before it is there, so that a batch that is written once more after a kill finds it so. */
    private boolean mayPin(ImportedComment one, ThreadPosition threadPosition) {
        var standing = one.standing();
        return standing.pinned()
                && standing.state() == CommentState.PUBLISHED
                && threadPosition.depth() == 0
                && articles.pinIfRoom(one.thread(), one.id());
    }

    /** Ids of those that were not taken, because their thread has them under another id. */
    private Set<String> insert(Collection<Comment> comments) {
        var refused = writer.insertAll(comments);
        var added = comments.stream()
                .filter(comment -> !refused.contains(comment.id()))
                .toList();
        added.forEach(
                comment -> lately.put(key(comment.thread(), comment.submission().once()), under(comment)));
        comments.stream().filter(comment -> comment.standing().pinned()).forEach(comment -> {
            if (refused.contains(comment.id())) {
                articles.unpin(comment.thread(), comment.id());
            } else {
                pinnedComments.settle(comment.id());
            }
        });
        return refused;
    }
}
