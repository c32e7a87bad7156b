package org.usersay.comments.recent;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.store.Comments;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a {@link RecentList} as JSON. */
@Service
public class RecentCommentPages {

    private static final int MOST = 100;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Comments comments;
    private final JsonMapper json;

    RecentCommentPages(Comments comments, JsonMapper json) {
        this.comments = comments;
        this.json = json;
    }

    /** A page of a list as it is sent. */
    public record RecentPage(
            List<CommentView> items, @Nullable String next) {
        public RecentPage {
            items = List.copyOf(items);
        }
    }

    /** The page, with a {@code Link} to the next one at {@code path}. */
    public ResponseEntity<byte[]> answer(
            RecentList list, int limit, @Nullable String cursor, @Nullable String ifNoneMatch, String path) {
        if (limit < 1 || limit > MOST) {
            throw CommonProblem.invalid("limit", "1 to " + MOST);
        }
        var cursors = new CursorCodec("recent " + list);
        var page = page(list, limit, cursors, cursor);
        var answer = CacheableResponse.of(json.writeValueAsBytes(page)).answer(ifNoneMatch, FRESH, STALE);
        if (page.next() == null) {
            return answer;
        }
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Link", "<" + path + "?limit=" + limit + "&cursor=" + page.next() + ">; rel=\"next\"")
                .body(answer.getBody());
    }

    private RecentPage page(RecentList list, int limit, CursorCodec cursors, @Nullable String cursor) {
        var before = cursor == null ? null : cursors.decode(cursor, 1, List::getFirst);
        var found = list.newest(comments, before, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? cursors.encode(List.of(shown.getLast().id())) : null;
        return new RecentPage(shown.stream().map(CommentView::of).toList(), next);
    }
}
