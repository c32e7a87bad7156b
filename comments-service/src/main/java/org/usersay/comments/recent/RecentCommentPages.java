package org.usersay.comments.recent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.CommentView;
import org.usersay.comments.count.Listings;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.web.CacheableResponse;
import tools.jackson.databind.json.JsonMapper;

/** Pages of a list as JSON, each made once a second at most however many ask for it. */
@Service
public class RecentCommentPages {

    private static final int MOST = 100;
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration STALE = Duration.ofSeconds(30);

    private final Rolls rolls;
    private final Listings listings;
    private final JsonMapper json;

    private final Cache<Wanted, Made> made =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(FRESH).build();

    RecentCommentPages(Rolls rolls, Listings listings, JsonMapper json) {
        this.rolls = rolls;
        this.listings = listings;
        this.json = json;
    }

    private record Wanted(
            RecentList roll, int limit, @Nullable String before) {}

    private record Made(CacheableResponse answer, @Nullable String next) {}

    /** A page of a list as it is sent. */
    record RollPage(List<CommentView> items, @Nullable String next) {}

    /** The page, with a {@code Link} to the next one at {@code path}. */
    public ResponseEntity<byte[]> answer(
            RecentList roll, int limit, @Nullable String cursor, @Nullable String ifNoneMatch, String path) {
        if (limit < 1 || limit > MOST) {
            throw CommonProblem.INVALID_REQUEST
                    .refusal("Mend what the errors name and send it again.")
                    .with(List.of(new FieldError("limit", "1 to " + MOST)));
        }
        var cursorCodec = new CursorCodec("roll " + roll);
        var before = cursor == null ? null : cursorCodec.decode(cursor, 1).getFirst();
        var page = made.get(new Wanted(roll, limit, before), wanted -> make(wanted, cursorCodec));
        var answer = page.answer().answer(ifNoneMatch, FRESH, STALE);
        if (page.next() == null) {
            return answer;
        }
        return ResponseEntity.status(answer.getStatusCode())
                .headers(answer.getHeaders())
                .header("Link", "<" + path + "?limit=" + limit + "&cursor=" + page.next() + ">; rel=\"next\"")
                .body(answer.getBody());
    }

    private Made make(Wanted wanted, CursorCodec cursorCodec) {
        var found = rolls.newest(wanted.roll(), wanted.before(), wanted.limit() + 1);
        var shown = found.subList(0, Math.min(wanted.limit(), found.size()));
        var next = found.size() > wanted.limit()
                ? cursorCodec.encode(List.of(shown.getLast().id()))
                : null;
        var replies = listings.of(shown);
        var views = shown.stream()
                .map(comment -> CommentView.of(comment, replies.getOrDefault(comment.id(), 0)))
                .toList();
        return new Made(CacheableResponse.of(json.writeValueAsBytes(new RollPage(views, next))), next);
    }
}
