package org.usersay.comments.count;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Comments.Outline;
import org.usersay.comments.count.Slice.After;
import org.usersay.comments.count.Slice.Entry;

/**
 * One thread as its comments are, all of it in memory: what the copy in Redis must equal, and what pages are read from
 * while Redis is away. Costs the whole thread, so it is made seldom and kept for a moment.
 */
final class ThreadInMemory {

    private static final String TOP = "root";

    private final Map<String, Outline> comments = new HashMap<>();
    private final Map<String, Set<String>> shown = new HashMap<>();
    private final Set<String> tombs = new HashSet<>();
    private final int count;

    ThreadInMemory(Collection<Outline> outlines) {
        outlines.forEach(outline -> comments.put(outline.id(), outline));
        var published = comments.values().stream()
                .filter(outline -> outline.state() == CommentState.PUBLISHED)
                .toList();
        published.forEach(this::show);
        count = published.size();
        shown.values().forEach(tombs::addAll);
        published.forEach(outline -> tombs.remove(outline.id()));
    }

    int count() {
        return count;
    }

    Slice slice(Request request) {
        var order = order(request);
        var whose = request.whose() == null ? TOP : request.whose();
        var entries = children(whose)
                .map(id -> entry(id, rank(id, request), request.first()))
                .sorted(order)
                .filter(entry -> request.after()
                        .map(after -> order.compare(entry, entryAt(after)) > 0)
                        .orElse(true))
                .limit(request.limit())
                .toList();
        return new Slice(count, shown.getOrDefault(whose, Set.of()).size(), entries, pinned(request));
    }

    private List<Entry> pinned(Request request) {
        return request.pins().stream()
                .filter(id -> shown.getOrDefault(TOP, Set.of()).contains(id) && !tombs.contains(id))
                .map(id -> entry(id, 0, request.first()))
                .toList();
    }

    /** A published comment, and what it is shown under so that it can be reached. */
    private void show(Outline outline) {
        var under = TOP;
        for (String ancestor : outline.place().path()) {
            shown.computeIfAbsent(under, key -> new HashSet<>()).add(ancestor);
            under = ancestor;
        }
        shown.computeIfAbsent(under, key -> new HashSet<>()).add(outline.id());
    }

    private Stream<String> children(String whose) {
        return shown.getOrDefault(whose, Set.of()).stream();
    }

    private Entry entry(String id, long rank, int first) {
        var replies = children(id).sorted().limit(first).map(reply -> entry(reply, 0, 0));
        return new Entry(
                id,
                outline(id).version(),
                tombs.contains(id),
                shown.getOrDefault(id, Set.of()).size(),
                rank,
                replies.toList());
    }

    private static Entry entryAt(After after) {
        return new Entry(after.id(), 0, false, 0, after.rank(), List.of());
    }

    /** A tombstone shows no votes and has none. */
    private long rank(String id, Request request) {
        if (tombs.contains(id)) {
            return 0;
        }
        var tally = outline(id).tally();
        return switch (request.sort()) {
            case NEWEST, OLDEST -> 0;
            case TOP -> CommentRanking.top(tally.up(), tally.down());
            case CONTROVERSIAL -> CommentRanking.controversial(tally.up(), tally.down());
        };
    }

    private Outline outline(String id) {
        @Nullable Outline outline = comments.get(id);
        if (outline == null) {
            throw new IllegalStateException("a comment is shown under " + id + ", which does not exist");
        }
        return outline;
    }

    private static Comparator<Entry> order(Request request) {
        var upwards = Comparator.comparingLong(Entry::rank).thenComparing(Entry::id);
        return request.sort() == CommentSort.OLDEST ? upwards : upwards.reversed();
    }
}
