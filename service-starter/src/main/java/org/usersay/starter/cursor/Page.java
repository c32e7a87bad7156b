package org.usersay.starter.cursor;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.starter.problem.CommonProblem;

/**
 * Part of a list.
 *
 * @param next cursor of the items after these; null where there are none
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * Of a list that is short enough to be read whole: the first {@code limit} items after those of the cursor; 400 for a damaged cursor, one of another list, and one whose
     * item is no longer there.
     *
     * @param list name of the list, by which its cursors are told from those of others
     * @param id of an item, unique in the list
     */
    public static <T> Page<T> of(
            String list, List<T> all, @Nullable String cursor, int limit, Function<? super T, String> id) {
        var cursors = new CursorCodec(list);
        var from = cursor == null
                ? 0
                : all.stream().map(id).toList().indexOf(cursors.decode(cursor, 1, List::getFirst)) + 1;
        if (cursor != null && from == 0) {
            throw CommonProblem.INVALID_CURSOR.refusal("Start again without a cursor.");
        }
        var items = all.subList(from, Math.min(from + limit, all.size()));
        return new Page<>(items, from + limit < all.size() ? cursors.encode(List.of(id.apply(items.getLast()))) : null);
    }

    /**
     * The first {@code limit} items of those found, of which there is one more where the list goes on.
     *
     * @param position values by which the list continues after an item
     */
    public static <T> Page<T> of(
            CursorCodec cursors, List<T> found, int limit, Function<? super T, List<String>> position) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), cursors.encode(position.apply(found.get(limit - 1))));
    }

    /** The page with its items as answers show them. */
    public <R> Page<R> map(Function<? super T, R> view) {
        return new Page<>(items.stream().<R>map(view).toList(), next);
    }

    /** Answer that is not stored, with the address of the next page in its {@code Link}. */
    public ResponseEntity<Page<T>> answer(HttpServletRequest request) {
        var answer = ResponseEntity.ok().cacheControl(CacheControl.noStore().cachePrivate());
        if (next != null) {
            var address = UriComponentsBuilder.fromPath(request.getRequestURI())
                    .query(request.getQueryString())
                    .replaceQueryParam("cursor", next)
                    .build()
                    .toUriString();
            answer.header(HttpHeaders.LINK, "<" + address + ">; rel=\"next\"");
        }
        return answer.body(this);
    }
}
