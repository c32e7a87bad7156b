package org.usersay.comments.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.usersay.comments.comment.Restored.Outcome;
import org.usersay.comments.markup.Markdown;
import org.usersay.comments.thread.Threads;
import org.usersay.starter.site.ArticleKey;

/** Puts comments of an import into their threads, many at a time. What is here already stays as it is. */
@Service
public class Restoration {

    private static final int REMEMBERED = 10_000;

    private final CommentStore store;
    private final HeldStore held;
    private final Threads threads;
    private final Pins pins;
    private final Markdown markdown;
    private final PeopleOfThreads people;
    private final DirtyMarks marks;
    private final ApplicationEventPublisher events;
    private final CommentSettings settings;

    /** Where replies stand. Most answers of a dump come soon after what they answer; its words are not needed for that. */
    private final Cache<String, Place> lately = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(Duration.ofSeconds(10))
            .build();

    Restoration(
            CommentStore store,
            HeldStore held,
            Threads threads,
            Pins pins,
            Markdown markdown,
            PeopleOfThreads people,
            DirtyMarks marks,
            ApplicationEventPublisher events,
            CommentSettings settings) {
        this.store = store;
        this.held = held;
        this.threads = threads;
        this.pins = pins;
        this.markdown = markdown;
        this.people = people;
        this.marks = marks;
        this.events = events;
        this.settings = settings;
    }

    /** Ids of those among these that are here, with the comments: by {@code _id}. */
    public Map<String, Comment> known(Collection<String> ids) {
        var known = new HashMap<String, Comment>();
        store.findAll(ids).forEach(comment -> known.put(comment.id(), comment));
        return known;
    }

    /** The comment of this thread that came, or was restored, under this name: by unique index. */
    public Optional<Comment> find(ArticleKey thread, String once) {
        return store.findOnce(thread, once);
    }

    /**
     * What became of one.
     *
     * @param there the comment that was here before the batch, where it is known
     */
    public record Result(Outcome outcome, Optional<Comment> there) {

        static final Result ADDED = new Result(Outcome.ADDED, Optional.empty());
        static final Result TWICE = new Result(Outcome.KNOWN, Optional.empty());
        static final Result ORPHAN = new Result(Outcome.ORPHAN, Optional.empty());

        static Result known(Comment there) {
            return new Result(Outcome.KNOWN, Optional.of(there));
        }
    }

    /** What became of each, in the order given; parents may be among them, before their children. */
    public List<Result> restore(List<Restored> batch) {
        var known = known(batch.stream().map(Restored::id).toList());
        var fresh = new LinkedHashMap<String, Comment>();
        var orphans = new HashSet<String>();
        var results = new ArrayList<Result>();
        for (Restored one : batch) {
            results.add(prepare(one, known, fresh, orphans));
        }
        var refused = insert(fresh.values());
        for (int at = 0; at < batch.size(); at++) {
            var one = batch.get(at);
            if (refused.contains(one.id()) && results.get(at).equals(Result.ADDED)) {
                // Under another id, or somebody was faster: another instance at the same import, or a reader.
                results.set(
                        at, find(one.thread(), one.once()).map(Result::known).orElse(Result.TWICE));
            }
        }
        return results;
    }

    /** Says that a comment came with another origin than was thought; false where it is no longer as it was read. */
    public boolean adopt(Comment comment, String origin) {
        var submission = comment.submission();
        return store.replace(comment.with(new Submission(submission.once(), origin)));
    }

    /** {@code orphans} keeps those of the batch, whose children need not be looked for. */
    private Result prepare(Restored one, Map<String, Comment> known, Map<String, Comment> fresh, Set<String> orphans) {
        var there = known.get(one.id());
        var key = key(one.thread(), one.once());
        if (there != null || fresh.containsKey(key)) {
            return there == null ? Result.TWICE : Result.known(there);
        }
        if (one.parent() == null) {
            fresh.put(key, comment(one, Place.TOP));
            return Result.ADDED;
        }
        var place = orphans.contains(key(one.thread(), one.parent()))
                ? Optional.<Place>empty()
                : under(one, one.parent(), fresh);
        if (place.isEmpty()) {
            orphans.add(key);
            return Result.ORPHAN;
        }
        fresh.put(key, comment(one, place.get()));
        return Result.ADDED;
    }

    private static String key(ArticleKey thread, String once) {
        return thread + "\n" + once;
    }

    /** The place of a reply to what is known as {@code once}; nothing where that is not here. */
    private Optional<Place> under(Restored one, String once, Map<String, Comment> fresh) {
        var key = key(one.thread(), once);
        @Nullable Comment among = fresh.get(key);
        return among == null
                ? Optional.ofNullable(lately.getIfPresent(key))
                        .or(() -> parent(one, once).map(this::under))
                : Optional.of(under(among));
    }

    private Place under(Comment parent) {
        return Place.under(parent, settings.deepest());
    }

    private Optional<Comment> parent(Restored one, String once) {
        var came = store.findOnce(one.thread(), once);
        if (came.isPresent() || one.parentId() == null) {
            return came;
        }
        return store.find(one.parentId()).filter(found -> found.thread().equals(one.thread()));
    }

    private Comment comment(Restored one, Place place) {
        var text = Drafts.clean(one.text());
        var rendered = markdown.render(one.thread().site(), text, people.of(one.mentions()));
        var content = new Content(
                text,
                rendered.html(),
                rendered.mentions(),
                one.editedAt(),
                one.revisions(),
                one.revisions().size());
        var standing = one.standing();
        return new Comment(
                one.id(),
                one.thread(),
                place,
                one.author(),
                content,
                standing.pinned(mayPin(one, place)),
                Tally.NONE,
                one.createdAt(),
                new Submission(one.once(), one.origin()),
                1);
    }

    /** Pinned before it is there, so that a batch that is written once more after a kill finds it so. */
    private boolean mayPin(Restored one, Place place) {
        var standing = one.standing();
        return standing.pinned()
                && standing.state() == CommentState.PUBLISHED
                && place.depth() == 0
                && threads.pinIfRoom(one.thread(), one.id());
    }

    /** Ids of those that were not taken, because their thread has them under another id. */
    private Set<String> insert(Collection<Comment> comments) {
        marks.mark(comments.stream().map(Comment::id).toList(), DirtyMarks.version(1));
        comments.stream()
                .filter(comment -> comment.state() == CommentState.HELD)
                .forEach(held::add);
        people.join(comments);
        var refused = store.insertAll(comments);
        var added = comments.stream()
                .filter(comment -> !refused.contains(comment.id()))
                .toList();
        events.publishEvent(new CommentsRestored(added));
        added.forEach(
                comment -> lately.put(key(comment.thread(), comment.submission().once()), under(comment)));
        comments.stream().filter(comment -> comment.standing().pinned()).forEach(comment -> {
            if (refused.contains(comment.id())) {
                threads.unpin(comment.thread(), comment.id());
            } else {
                pins.settle(comment.id());
            }
        });
        return refused;
    }
}
