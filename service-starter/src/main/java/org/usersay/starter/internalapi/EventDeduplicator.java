package org.usersay.starter.internalapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a feed tells again and again until it is sure that nothing earlier is still on its way: each entry is acted on when
 * it is first told, and once more where an earlier one turns up later, so that the last word is the latest. For one thread.
 */
final class EventDeduplicator<T> {

    private final Function<T, String> id;
    private final Set<String> done = new HashSet<>();

    /** Entries are known by {@code id}. */
    EventDeduplicator(Function<T, String> id) {
        this.id = id;
    }

    /** What is to be done of a page, oldest first: its first new entry and all that follow. */
    List<T> newIn(List<T> page) {
        done.retainAll(page.stream().map(id).collect(Collectors.toSet()));
        int known = 0;
        while (known < page.size() && done.contains(id.apply(page.get(known)))) {
            known++;
        }
        return page.subList(known, page.size());
    }

    /** This one has been done, as long as pages go on to tell of it. */
    void done(T entry) {
        done.add(id.apply(entry));
    }
}
