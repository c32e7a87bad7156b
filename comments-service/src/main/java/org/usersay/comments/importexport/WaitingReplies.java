package org.usersay.comments.importexport;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.comment.ImportedComment;
import org.usersay.comments.importexport.ImportedComments.Numbered;

/**
 * Replies whose parent has not come yet. When there are too many, those that have waited longest give way: in a dump that
 * tells the newest first, the parents of what came just now come soonest, and every pass over it gets as far as fits.
 */
final class WaitingReplies {

    /** Characters, which would be hundreds of megabytes if every reply were as long as may be. */
    private static final int MOST_KEPT = 16_000_000;

    private final int most;
    private final SequencedMap<String, List<Numbered>> byParent = new LinkedHashMap<>();
    private int waits;
    private int kept;

    WaitingReplies(int most) {
        this.most = most;
    }

    boolean isEmpty() {
        return waits == 0;
    }

    void clear() {
        byParent.clear();
        waits = 0;
        kept = 0;
    }

    /** False where others, or this one, had to give way. */
    boolean add(Numbered reply) {
        waits++;
        kept += reply.characters();
        byParent.computeIfAbsent(parentKey(reply.comment()), key -> new ArrayList<>())
                .add(reply);
        boolean room = true;
        while (waits > most || kept > MOST_KEPT) {
            noLonger(byParent.firstEntry().getKey());
            room = false;
        }
        return room;
    }

    /** Everything that waited for this comment, and for that in turn, parents first. */
    List<Numbered> release(ImportedComment parent) {
        var released = new ArrayList<Numbered>();
        var came = new ArrayDeque<String>(List.of(key(parent)));
        while (!came.isEmpty()) {
            var parentKey = came.remove();
            if (byParent.containsKey(parentKey)) {
                var children = noLonger(parentKey);
                released.addAll(children);
                children.forEach(child -> came.add(key(child.comment())));
            }
        }
        return released;
    }

    /** The same, but that each comes after its parent where that is among them; those in a ring stay somehow. */
    static List<Numbered> parentsFirst(List<Numbered> batch) {
        var byKey = new HashMap<String, Numbered>();
        batch.forEach(one -> byKey.putIfAbsent(key(one.comment()), one));
        var placed = new LinkedHashSet<Numbered>();
        for (Numbered one : batch) {
            var above = new LinkedHashSet<Numbered>();
            @Nullable Numbered next = one;
            while (next != null && !placed.contains(next) && above.add(next)) {
                next = byKey.get(parentKey(next.comment()));
            }
            placed.addAll(above.reversed());
        }
        return List.copyOf(placed);
    }

    /** Those whose parent does not wait here itself. Replies that answer each other in a ring: any of them will do. */
    List<Numbered> giveUp() {
        var there = byParent.values().stream()
                .flatMap(List::stream)
                .map(one -> key(one.comment()))
                .collect(Collectors.toCollection(HashSet::new));
        var roots =
                byParent.keySet().stream().filter(key -> !there.contains(key)).toList();
        var given = new ArrayList<Numbered>();
        for (String root : roots.isEmpty() ? List.of(byParent.firstEntry().getKey()) : roots) {
            given.addAll(noLonger(root));
        }
        return given;
    }

    private List<Numbered> noLonger(String parentKey) {
        var replies = Objects.requireNonNull(byParent.remove(parentKey));
        waits -= replies.size();
        replies.forEach(one -> kept -= one.characters());
        return replies;
    }

    private static String key(ImportedComment comment) {
        return comment.thread() + "\n" + comment.once();
    }

    private static String parentKey(ImportedComment comment) {
        return comment.thread() + "\n" + comment.parent();
    }
}
