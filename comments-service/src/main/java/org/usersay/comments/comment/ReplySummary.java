package org.usersay.comments.comment;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a page needs to know of the comments shown directly under one, kept in its document.
 *
 * @param count of those that are shown
 * @param first ids of the oldest of them, {@value #KEPT} at most
 */
public record ReplySummary(int count, List<String> first) {

    /** One more than a page shows, so that it is known whether there are more. */
    public static final int KEPT = 4;

    public static final ReplySummary NONE = new ReplySummary(0, List.of());

    public ReplySummary {
        first = List.copyOf(first);
    }

    /** The same with one more, whose id need not be the newest. */
    public ReplySummary plus(String id) {
        return new ReplySummary(
                count + 1,
                Stream.concat(first.stream(), Stream.of(id))
                        .sorted()
                        .limit(KEPT)
                        .toList());
    }
}
