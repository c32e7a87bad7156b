package org.usersay.comments.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.AuthorQueries.Bearer;
import org.usersay.comments.comment.PeopleStore.Entry;
import org.usersay.starter.site.ArticleKey;

/**
 * Who bears which name in a thread, found by ids. Whoever publishes a comment notes its name first, so that every
 * published comment has an entry that names it or an older one. The comment that an entry names decides: while it is
 * published under the name, its author is meant.
 *
 * <p>Otherwise the entry ran ahead (its writer died, or is about to write) or was left behind (the comment was taken
 * away, its author left). Then the thread is asked, and the entry is doubted. Whoever notes the name meanwhile takes the
 * doubt away; when it is so old that all have come to their end who noted nothing because of the entry as it was, it
 * becomes what the thread says.
 */
@Component
class Bearers {

    private static final int ATTEMPTS = 50;

    /** A write that has not come by then never will: several times the driver's time-outs. */
    private static final Duration IN_FLIGHT = Duration.ofSeconds(60);

    /** Much shorter, since whoever trusts what he remembers is in flight as well. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final PeopleStore people;
    private final AuthorQueries authors;
    private final Clock clock;

    /** The first comment by entry, where there was no doubt. */
    private final Cache<String, String> lately = Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .build();

    Bearers(PeopleStore people, AuthorQueries authors, Clock clock) {
        this.people = people;
        this.authors = authors;
        this.clock = clock;
    }

    /** Before these are published. */
    void note(Collection<Appearance> appearances) {
        var firsts = new HashMap<String, String>();
        appearances.stream()
                .filter(Appearance::isNameable)
                .forEach(one -> firsts.merge(
                        PeopleStore.id(one.thread(), one.author().name()),
                        one.comment(),
                        BinaryOperator.minBy(String::compareTo)));
        firsts.entrySet().removeIf(one -> isRemembered(one.getKey(), one.getValue()));
        if (firsts.isEmpty()) {
            return;
        }
        var known = people.find(firsts.keySet());
        var unknown = firsts.entrySet().stream()
                .filter(one -> !known.containsKey(one.getKey()))
                .map(one -> new Entry(one.getKey(), one.getValue(), null))
                .toList();
        var others = people.insertAll(unknown);
        firsts.forEach((id, comment) -> {
            var entry = known.get(id);
            if (entry != null && entry.covers(comment)) {
                lately.put(id, entry.first());
            } else if (entry != null || others.contains(id)) {
                cover(id, comment);
            } else {
                lately.put(id, comment);
            }
        });
    }

    private boolean isRemembered(String id, String comment) {
        var first = lately.getIfPresent(id);
        return first != null && first.compareTo(comment) <= 0;
    }

    private void cover(String id, String comment) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var entry = people.find(Set.of(id)).get(id);
            if (entry != null && entry.covers(comment)) {
                lately.put(id, entry.first());
                return;
            }
            if (entry == null) {
                people.insertAll(List.of(new Entry(id, comment, null)));
            } else {
                people.replace(entry, new Entry(id, min(entry.first(), comment), null));
            }
        }
        throw CommentUpdates.busy();
    }

    private static String min(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** The reader by name, of several who bear one the first in the thread; of those names that somebody bears. */
    Map<String, String> of(ArticleKey thread, Set<String> names) {
        var byId = names.stream().collect(Collectors.toMap(name -> PeopleStore.id(thread, name), name -> name));
        var entries = people.find(byId.keySet()).values();
        var firsts = authors.of(entries.stream().map(Entry::first).distinct().toList());
        var bearers = new HashMap<String, String>();
        var unsure = new HashMap<String, Entry>();
        for (Entry entry : entries) {
            var name = byId.getOrDefault(entry.id(), "");
            var author = firsts.get(entry.first());
            if (author != null && author.name().equals(name)) {
                bearers.put(name, author.id());
            } else {
                unsure.put(name, entry);
            }
        }
        if (!unsure.isEmpty()) {
            var truth = authors.bearers(thread, unsure.keySet());
            truth.forEach((name, bearer) -> bearers.put(name, bearer.reader()));
            unsure.forEach((name, entry) -> settle(entry, truth.get(name)));
        }
        return bearers;
    }

    private void settle(Entry entry, @Nullable Bearer truth) {
        var now = clock.instant();
        if (entry.doubted() == null) {
            people.replace(entry, new Entry(entry.id(), entry.first(), now));
        } else if (entry.doubted().isBefore(now.minus(IN_FLIGHT))) {
            if (truth == null) {
                people.remove(entry);
            } else {
                people.replace(entry, new Entry(entry.id(), truth.comment(), null));
            }
        }
    }
}
