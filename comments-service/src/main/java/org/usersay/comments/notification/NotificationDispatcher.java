package org.usersay.comments.notification;

import com.mongodb.MongoException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.usersay.comments.article.ArticleLinks;
import org.usersay.comments.article.Articles;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Comments;
import org.usersay.comments.notification.Notification.Kind;
import org.usersay.comments.notification.NotificationClient.Delivery;
import org.usersay.comments.notification.UntoldStore.Untold;
import org.usersay.starter.site.Sites;

/**
 * Tells of replies and mentions once they are published, at least once. What is to be told is read from {@code untold}, never from
 * memory: a reply that appears only wakes the messenger, who also wakes by himself for what a dead process left.
 */
@Service
class NotificationDispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(NotificationDispatcher.class);
    private static final int BATCH = 50;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Semaphore bell = new Semaphore(0);

    /** Given when the messenger is to stop, however long he has decided to wait. */
    private final Semaphore over = new Semaphore(0);

    private final ReentrantLock turn = new ReentrantLock();
    private final UntoldStore untold;
    private final Comments comments;
    private final Articles threads;
    private final ArticleLinks articles;
    private final Sites sites;
    private final NotificationClient notificationClient;
    private final NoticeSettings settings;
    private final Clock clock;
    private volatile boolean running;

    NotificationDispatcher(
            UntoldStore untold,
            Comments comments,
            Articles threads,
            ArticleLinks articles,
            Sites sites,
            NotificationClient notificationClient,
            NoticeSettings settings,
            Clock clock) {
        this.untold = untold;
        this.comments = comments;
        this.threads = threads;
        this.articles = articles;
        this.sites = sites;
        this.notificationClient = notificationClient;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void wake(CommentEvent event) {
        boolean appeared = event instanceof CommentPosted || event instanceof CommentPublished;
        boolean edited = event instanceof CommentChanged changed
                && changed.comment().content().edits()
                        != changed.before().content().edits();
        var comment = event.comment();
        boolean tells = comment.place().parent() != null
                || !comment.content().mentions().isEmpty();
        if ((appeared || edited) && comment.published() && tells) {
            bell.release();
        }
    }

    @Scheduled(fixedDelayString = "${usersay.notices.look-every:30s}")
    void wake() {
        bell.release();
    }

    /** Goes through all that is untold, one at a time; false where the other service does not take it now. */
    boolean tellAll() throws InterruptedException {
        turn.lock();
        try {
            return goThrough();
        } finally {
            turn.unlock();
        }
    }

    private boolean goThrough() throws InterruptedException {
        var last = "";
        for (var some = untold.after(last, BATCH); !some.isEmpty(); some = untold.after(last, BATCH)) {
            if (!tell(some)) {
                return false;
            }
            last = some.getLast().id();
        }
        return true;
    }

    private boolean tell(List<Untold> some) throws InterruptedException {
        Map<String, Comment> found = new LinkedHashMap<>();
        comments.findAll(some.stream().map(Untold::comment).distinct().toList())
                .forEach(comment -> found.put(comment.id(), comment));
        var batch = new ArrayList<Notification>();
        var told = new ArrayList<Untold>();
        for (Untold one : some) {
            var comment = found.get(one.comment());
            if (comment == null || !one.cameTrue(comment)) {
                forgetUnlessYoung(one);
            } else if (comment.published()) {
                batch.addAll(notices(comment, one));
                told.add(one);
            } else if (comment.state() != CommentState.HELD) {
                untold.remove(one);
            }
        }
        for (int from = 0; from < batch.size(); from += BATCH) {
            if (!bring(batch.subList(from, Math.min(batch.size(), from + BATCH)))) {
                return false;
            }
        }
        told.forEach(untold::remove);
        return true;
    }

    /** Something that was foretold and never written. */
    private void forgetUnlessYoung(Untold one) {
        if (one.since().plus(settings.settle()).isBefore(clock.instant())) {
            untold.remove(one);
        }
    }

    /** One that is refused is told alone, so that it does not hold up the others, and then given up. */
    private boolean bring(List<Notification> batch) throws InterruptedException {
        var delivery = notificationClient.bring(batch);
        if (delivery == Delivery.LATER) {
            return false;
        }
        if (delivery == Delivery.REFUSED && batch.size() > 1) {
            for (Notification notification : batch) {
                if (!bring(List.of(notification))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whoever is both answered and mentioned is told of the answer; nobody is told of himself. */
    private List<Notification> notices(Comment comment, Untold one) {
        var author = comment.author().id();
        var answered = Optional.ofNullable(comment.place().parent())
                .flatMap(comments::find)
                .map(parent -> parent.author().id());
        var notices = new ArrayList<Notification>();
        if (!one.isEdit()) {
            answered.filter(reader -> !reader.equals(author))
                    .ifPresent(reader -> notices.add(notice(comment, ":reply", Kind.REPLY, reader)));
        }
        for (String reader : comment.content().mentioned()) {
            boolean news = !one.isEdit() || one.added().contains(reader);
            if (news && !reader.equals(author) && !answered.equals(Optional.of(reader))) {
                notices.add(notice(comment, ":mention:" + reader, Kind.MENTION, reader));
            }
        }
        return notices;
    }

    private Notification notice(Comment comment, String suffix, Kind kind, String recipient) {
        return new Notification(
                comment.id() + suffix,
                kind,
                recipient,
                new Notification.Author(comment.author().id(), comment.author().name()),
                comment.thread().site(),
                threads.find(comment.thread()).title(),
                address(comment),
                comment.createdAt());
    }

    /** The comment on its article's page; the site where nobody told us of one that belongs to it. */
    private URI address(Comment comment) {
        return articles.of(comment.thread())
                .map(page -> URI.create(page + "#comment-" + comment.id()))
                .orElseGet(() -> sites.require(comment.thread().site()).url());
    }

    @Override
    public void start() {
        over.drainPermits();
        running = notificationClient.delivers();
        if (running) {
            Thread.ofVirtual().name("notices").start(this::work);
        }
    }

    private void work() {
        var pause = Duration.ofSeconds(1);
        try {
            while (running) {
                bell.acquire();
                bell.drainPermits();
                if (tellAllOrFail()) {
                    pause = Duration.ofSeconds(1);
                } else {
                    over.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
                    bell.release();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean tellAllOrFail() throws InterruptedException {
        try {
            return tellAll();
        } catch (MongoException e) {
            log.debug("Notices wait for MongoDB: {}", e.getMessage());
            return false;
        }
    }

    @Override
    public void stop() {
        running = false;
        over.release();
        bell.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
