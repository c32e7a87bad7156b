package org.usersay.comments.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.comment.CommentView.Replies;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.count.CommentSort;
import org.usersay.comments.count.Listings;
import org.usersay.comments.count.Request;
import org.usersay.comments.count.Slice;
import org.usersay.comments.count.Slice.After;
import org.usersay.comments.count.Slice.Entry;
import org.usersay.comments.page.ThreadPageResponse.ArticleView;
import org.usersay.comments.page.ThreadPageResponse.ReplyPage;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a page is read.
 *
 * <ol>
 *   <li>A page made earlier is served as it is while nothing in its thread has changed ({@link Shelf}), under the same
 *       address even before routing ({@link org.usersay.starter.web.RecentAnswers}).
 *   <li>Else {@link Listings} says which comments it shows, in which versions: one script in Redis.
 *   <li>If that is what the page already shows, it is served after all.
 *   <li>Else the comments whose version is new are read by id ({@link Words}), and the page is written anew.
 * </ol>
 *
 * Each step costs the page, never the thread.
 */
@Service
public class Pages {

    private static final int FIRST_REPLIES = 3;

    private final Articles articles;
    private final Listings listings;
    private final Comments comments;
    private final Words words;
    private final Shelf shelf;
    private final JsonMapper json;
    private final Clock clock;

    Pages(
            Articles articles,
            Listings listings,
            Comments comments,
            Words words,
            Shelf shelf,
            JsonMapper json,
            Clock clock) {
        this.articles = articles;
        this.listings = listings;
        this.comments = comments;
        this.words = words;
        this.shelf = shelf;
        this.json = json;
        this.clock = clock;
    }

    /** A page of a thread's top level, each comment with its first replies. */
    public Shown thread(ArticleKey thread, CommentSort commentSort, int limit, @Nullable String cursor) {
        var cursorCodec = new CursorCodec(thread + " " + commentSort);
        var article = articles.find(thread);
        var after = after(cursorCodec, cursor);
        var request = Request.top(thread, commentSort, limit + 1, FIRST_REPLIES + 1, after)
                .with(after.isEmpty() ? article.pins() : List.of());
        return shelf.page(request, slice -> {
            var view =
                    new ArticleView(thread.article(), article.title(), article.url(), article.stateAt(clock.instant()));
            var next = next(cursorCodec, slice, limit);
            return RenderedPage.of(
                    json.writeValueAsBytes(new ThreadPageResponse(
                            view, slice.count(), pinnedFirst(thread, slice, limit, article.pins()), next)),
                    next);
        });
    }

    /** A page of the replies to a comment, oldest first, each with its own first replies. */
    Shown replies(String id, int limit, @Nullable String cursor) {
        var parent = comments.require(id);
        var cursorCodec = replyCursors(id);
        var request = Request.replies(parent.thread(), id, limit + 1, FIRST_REPLIES + 1, after(cursorCodec, cursor));
        return shelf.page(request, slice -> {
            if (slice.total() == 0 && !parent.published()) {
                throw CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
            }
            var next = next(cursorCodec, slice, limit);
            return RenderedPage.of(
                    json.writeValueAsBytes(new ReplyPage(views(parent.thread(), slice, limit), next)), next);
        });
    }

    /** One comment with its ancestors and first replies; one that is not public for its author and moderators only. */
    public CommentView permalink(String id, Optional<Reader> reader) {
        var comment = comments.require(id);
        var mayRead = reader.filter(who -> comment.writtenBy(who.id())
                        || who.moderates(comment.thread().site()))
                .isPresent();
        if (!comment.published() && !mayRead) {
            throw CommonProblem.NOT_FOUND.refusal("Nothing has this id.");
        }
        var request = Request.replies(comment.thread(), id, FIRST_REPLIES + 1, 0, Optional.empty());
        var slice = listings.slice(request);
        var view = comment.published()
                ? CommentView.of(comment, slice.total())
                : CommentView.inFull(comment, slice.total());
        return view.with(new Replies(
                        views(comment.thread(), slice, FIRST_REPLIES), next(replyCursors(id), slice, FIRST_REPLIES)))
                .below(ancestors(comment));
    }

    private List<CommentView> ancestors(Comment comment) {
        var above = new ArrayList<>(comment.place().path());
        if (comment.place().parent() != null && comment.place().answersSibling()) {
            above.add(comment.place().parent());
        }
        var found = comments.findAll(comment.thread(), above);
        var replies = listings.of(found);
        return found.stream()
                .sorted((one, other) -> Integer.compare(above.indexOf(one.id()), above.indexOf(other.id())))
                .map(ancestor -> CommentView.of(ancestor, replies.getOrDefault(ancestor.id(), 0)))
                .toList();
    }

    /** Pinned comments open the first page and do not come again at their place in the order. */
    private List<CommentView> pinnedFirst(ArticleKey thread, Slice slice, int limit, List<String> pins) {
        var entries = new ArrayList<>(slice.pinned());
        slice.entries().stream()
                .limit(limit)
                .filter(entry -> entry.gone() || !pins.contains(entry.id()))
                .forEach(entries::add);
        return views(thread, entries).stream()
                .map(view -> view.pinned(pins.contains(view.id())))
                .toList();
    }

    private List<CommentView> views(ArticleKey thread, Slice slice, int limit) {
        return views(
                thread,
                slice.entries().subList(0, Math.min(limit, slice.entries().size())));
    }

    private List<CommentView> views(ArticleKey thread, List<Entry> entries) {
        var known = words.of(thread, entries);
        return entries.stream().flatMap(entry -> view(entry, known).stream()).toList();
    }

    private static Optional<CommentView> view(Entry entry, Map<String, Comment> known) {
        var shown =
                entry.shown().subList(0, Math.min(FIRST_REPLIES, entry.shown().size()));
        var replies =
                shown.stream().flatMap(reply -> plain(reply, known).stream()).toList();
        var next = entry.shown().size() > FIRST_REPLIES ? encode(replyCursors(entry.id()), shown.getLast()) : null;
        return plain(entry, known).map(view -> view.with(new Replies(replies, next)));
    }

    private static Optional<CommentView> plain(Entry entry, Map<String, Comment> known) {
        return Optional.ofNullable(known.get(entry.id())).map(comment -> CommentView.of(comment, entry.replies()));
    }

    private static CursorCodec replyCursors(String id) {
        return new CursorCodec("replies " + id);
    }

    private static Optional<After> after(CursorCodec cursorCodec, @Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        var values = cursorCodec.decode(cursor, 2);
        try {
            return Optional.of(new After(Long.parseLong(values.get(0)), values.get(1)));
        } catch (NumberFormatException e) {
            throw CommonProblem.INVALID_CURSOR.refusal("Start again without a cursor.");
        }
    }

    private static @Nullable String next(CursorCodec cursorCodec, Slice slice, int limit) {
        return slice.entries().size() > limit
                ? encode(cursorCodec, slice.entries().get(limit - 1))
                : null;
    }

    private static String encode(CursorCodec cursorCodec, Entry last) {
        return cursorCodec.encode(List.of(Long.toString(last.rank()), last.id()));
    }
}
