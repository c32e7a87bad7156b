package org.usersay.comments.comment;

import com.mongodb.MongoException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.ArticleKey;

/**
 * What is noted of comments before they are published, so that nobody has to go through them afterwards: who bears which
 * name in a thread, and what an author has had published on a site. Comments from before there were such notes are gone
 * through once; until then the comments themselves are asked.
 */
@Component
class Appearances {

    private static final Logger log = LoggerFactory.getLogger(Appearances.class);

    private final Bearers bearers;
    private final AppearedStore appeared;
    private final PeopleStore people;
    private final AuthorQueries authors;
    private final AtomicBoolean filling = new AtomicBoolean();
    private volatile boolean filled;

    Appearances(Bearers bearers, AppearedStore appeared, PeopleStore people, AuthorQueries authors) {
        this.bearers = bearers;
        this.appeared = appeared;
        this.people = people;
        this.authors = authors;
    }

    /** Before these are written; those that are not published say nothing. */
    void note(Collection<Comment> comments) {
        noteAll(comments.stream().filter(Comment::published).map(Appearance::of).toList());
    }

    private void noteAll(List<Appearance> appearances) {
        bearers.note(appearances);
        appeared.add(appearances.stream()
                .filter(one -> !one.author().id().isEmpty())
                .collect(Collectors.groupingBy(
                        one -> AppearedStore.id(
                                one.thread().site(), one.author().id()),
                        Collectors.mapping(Appearance::comment, Collectors.toList()))));
    }

    /** Which reader is meant by each of these names in a thread; nobody by some of them. */
    Map<String, String> bearers(ArticleKey thread, Set<String> names) {
        if (filled) {
            return bearers.of(thread, names);
        }
        return authors.bearers(thread, names).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, found -> found.getValue().reader()));
    }

    /**
     * How many published comments an author has on a site, counted up to {@code limit}, which is less than are noted.
     * Only where so many of those noted are gone that the others do not reach it, all are counted.
     */
    int published(String author, String site, int limit) {
        if (filled) {
            var noted = appeared.find(site, author);
            long standing = authors.of(noted).values().stream()
                    .filter(found -> found.id().equals(author))
                    .count();
            if (standing >= limit || noted.size() < AppearedStore.MOST) {
                return (int) Math.min(standing, limit);
            }
        }
        return authors.published(author, site, limit);
    }

    /** Nothing that is noted of an author stays, except whose comments say so themselves. */
    void forget(String site, String author) {
        appeared.remove(site, author);
    }

    /** Beside other work, which it would hold up. */
    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void fillBeside() {
        if (!filled && filling.compareAndSet(false, true)) {
            Thread.ofVirtual().name("people").start(() -> {
                try {
                    fill();
                } finally {
                    filling.set(false);
                }
            });
        }
    }

    /** Goes through the comments of before; again from the beginning where it did not come to the end. */
    void fill() {
        try {
            if (!people.isFilled()) {
                authors.each(this::noteAll);
                people.setFilled();
            }
            filled = true;
        } catch (MongoException | IllegalStateException e) {
            log.warn("Who bears which name is looked up in the comments for now: {}", e.getMessage());
        }
    }
}
