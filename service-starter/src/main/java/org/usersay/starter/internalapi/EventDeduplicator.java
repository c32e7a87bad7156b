package org.usersay.starter.internalapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Deduplicator of a feed that repeats entries until none can precede them. An entry is processed when it first
 * appears, and again after an earlier entry that appears late, so that the last one wins. Not thread-safe.
 */
final class EventDeduplicator<T> {

    private final Function<T, String> id;
    private final Set<String> done = new HashSet<>();

    /** Deduplicator by {@code id}. */
    EventDeduplicator(Function<T, String> id) {
        this.id = id;
    }

    /** Entries to process, oldest first: the first new one and all that follow. */
    List<T> newIn(List<T> page) {
        done.retainAll(page.stream().map(id).collect(Collectors.toSet()));
        int known = 0;
        while (known < page.size() && done.contains(id.apply(page.get(known)))) {
            known++;
        }
        return page.subList(known, page.size());
    }

    /** Marks an entry as processed, as long as pages contain it. */
    void done(T entry) {
        done.add(id.apply(entry));
    }
}
