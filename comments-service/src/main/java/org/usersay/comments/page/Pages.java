package org.usersay.comments.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.comment.CommentView.Replies;
import org.usersay.comments.comment.ReplySummary;
import org.usersay.comments.count.CommentCounts;
import org.usersay.comments.page.ThreadPageResponse.ArticleView;
import org.usersay.comments.page.ThreadPageResponse.ReplyPage;
import org.usersay.comments.store.Comments;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;

/**
 * The pages of a thread. A page costs what it shows, never the thread:
 *
 * <ol>
 *   <li>the article by id, with the list of pins;
 *   <li>the number of comments from Redis ({@link CommentCounts});
 *   <li>the comments of the page, one range of an index ({@link PageQuery});
 *   <li>the first replies of all of them, by the ids that each comment has of its own ({@link ReplySummary}).
 * </ol>
 */
@Service
public class Pages {

    private static final int FIRST_REPLIES = ReplySummary.KEPT - 1;

    private final Articles articles;
    private final CommentCounts counts;
    private final Comments comments;
    private final PageQuery pages;
    private final Clock clock;

    Pages(Articles articles, CommentCounts counts, Comments comments, PageQuery pages, Clock clock) {
        this.articles = articles;
        this.counts = counts;
        this.comments = comments;
        this.pages = pages;
        this.clock = clock;
    }

    /** A page of a thread's top level, each comment with its first replies. Pinned comments open the first page. */
    public ThreadPageResponse thread(ArticleKey thread, CommentSort sort, int limit, @Nullable String cursor) {
        var cursors = new CursorCodec(thread + " " + sort);
        var after = after(cursors, cursor);
        var article = articles.find(thread);
        var found = new Found(pages.find(thread, PageQuery.TOP_LEVEL, sort, after, limit + 1), limit);
        var pins = article.pins();
        var items = new ArrayList<Comment>();
        if (after.isEmpty()) {
            items.addAll(pinned(thread, pins, found));
        }
        found.page().stream()
                .filter(comment -> !(comment.published() && pins.contains(comment.id())))
                .forEach(items::add);
        return new ThreadPageResponse(
                new ArticleView(thread.article(), article.title(), article.url(), article.stateAt(clock.instant())),
                counts.of(thread),
                views(thread, items).stream()
                        .map(view -> view.pinned(pins.contains(view.id())))
                        .toList(),
                found.next(cursors, sort));
    }

    /** The pinned comments in the order of their list; those on the page anyway are not read twice. */
    private List<Comment> pinned(ArticleKey thread, List<String> pins, Found found) {
        var known = byId(found.page());
        pages.find(thread, pins.stream().filter(id -> !known.containsKey(id)).toList())
                .forEach(comment -> known.put(comment.id(), comment));
        return pins.stream()
                .map(known::get)
                .filter(comment -> comment != null && comment.pinnable())
                .toList();
    }

    /** A page of the replies to a comment, oldest first, each with its own first replies. */
    ReplyPage replies(String id, int limit, @Nullable String cursor) {
        var cursors = replyCursors(id);
        var after = after(cursors, cursor);
        var parent = comments.require(id);
        if (!parent.shown()) {
            throw notFound();
        }
        var found = new Found(pages.find(parent.thread(), id, CommentSort.OLDEST, after, limit + 1), limit);
        return new ReplyPage(views(parent.thread(), found.page()), found.next(cursors, CommentSort.OLDEST));
    }

    /** One comment, and how often it was edited. */
    public record Permalink(CommentView view, int edits) {}

    /** One comment with its ancestors and first replies; one that is not public for its author and moderators only. */
    public Permalink permalink(String id, Optional<Reader> reader) {
        var comment = comments.require(id);
        var mayRead = reader.filter(who -> comment.writtenBy(who.id())
                        || who.moderates(comment.thread().site()))
                .isPresent();
        if (!comment.published() && !mayRead) {
            throw notFound();
        }
        var above = new ArrayList<>(comment.position().path());
        if (comment.position().parent() != null && comment.position().answersSibling()) {
            above.add(comment.position().parent());
        }
        var ids = new ArrayList<>(above);
        ids.addAll(firstReplies(comment));
        var known = byId(pages.find(comment.thread(), ids));
        var view = comment.published() ? CommentView.of(comment) : CommentView.inFull(comment);
        return new Permalink(
                view.with(replies(comment, known))
                        .below(above.stream()
                                .map(known::get)
                                .filter(Objects::nonNull)
                                .map(CommentView::of)
                                .toList()),
                comment.content().edits());
    }

    private List<CommentView> views(ArticleKey thread, List<Comment> page) {
        var ids =
                page.stream().flatMap(comment -> firstReplies(comment).stream()).toList();
        var known = byId(pages.find(thread, ids));
        return page.stream()
                .map(comment -> CommentView.of(comment).with(replies(comment, known)))
                .toList();
    }

    private static List<String> firstReplies(Comment comment) {
        var first = comment.replies().first();
        return first.subList(0, Math.min(FIRST_REPLIES, first.size()));
    }

    private static Replies replies(Comment comment, Map<String, Comment> known) {
        var shown = firstReplies(comment).stream()
                .map(known::get)
                .filter(reply -> reply != null && reply.shown())
                .toList();
        boolean more = comment.replies().first().size() > FIRST_REPLIES;
        return new Replies(
                shown.stream().map(CommentView::of).toList(),
                more
                        ? encode(
                                replyCursors(comment.id()),
                                new CursorPosition(0, firstReplies(comment).getLast()))
                        : null);
    }

    private static Map<String, Comment> byId(Collection<Comment> comments) {
        var byId = new HashMap<String, Comment>();
        comments.forEach(comment -> byId.put(comment.id(), comment));
        return byId;
    }

    /** One more comment than a page has, where there are more. */
    private record Found(List<Comment> comments, int limit) {

        List<Comment> page() {
            return comments.subList(0, Math.min(limit, comments.size()));
        }

        @Nullable
        String next(CursorCodec cursors, CommentSort sort) {
            return comments.size() > limit ? encode(cursors, CursorPosition.of(comments.get(limit - 1), sort)) : null;
        }
    }

    private static CursorCodec replyCursors(String id) {
        return new CursorCodec("replies " + id);
    }

    private static Optional<CursorPosition> after(CursorCodec cursors, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        return Optional.of(
                cursors.decode(cursor, 2, values -> new CursorPosition(Long.parseLong(values.get(0)), values.get(1))));
    }

    private static String encode(CursorCodec cursors, CursorPosition last) {
        return cursors.encode(List.of(Long.toString(last.value()), last.id()));
    }

    private static RuntimeException notFound() {
        return CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
    }
}
