package org.usersay.starter.cursor;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;

/**
 * Part of a list that is short enough to be read whole.
 *
 * @param next cursor of the items after these; null where there are none
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }

    /**
     * The first {@code limit} items after those of the cursor; 400 for a damaged cursor, one of another list, and one whose
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
}
