package org.usersay.comments.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentEvent;
import org.usersay.comments.comment.CommentEvent.CommentChanged;
import org.usersay.comments.comment.CommentEvent.CommentPosted;
import org.usersay.comments.comment.CommentEvent.CommentPublished;
import org.usersay.comments.comment.CommentEvent.CommentRemoved;
import org.usersay.comments.store.Backlog;
import org.usersay.starter.metrics.SampledGauges;
import org.usersay.starter.site.Sites;

/** Meters of comments by site: those posted, by state, decisions, votes, and what waits. */
@Component
class CommentMetrics {

    private final MeterRegistry meters;

    CommentMetrics(MeterRegistry meters, SampledGauges gauges, Backlog backlog, Sites sites) {
        this.meters = meters;
        for (var site : sites.sites()) {
            gauges.add(
                    "usersay.comments.held",
                    "comments that wait for a moderator, counted up to 1,000",
                    () -> backlog.held(site.id()),
                    "site",
                    site.id());
        }
        gauges.add(
                "usersay.comments.dirty",
                "comments whose writes are unfinished for more than 10 seconds, counted up to 1,000",
                backlog::dirty);
        gauges.add(
                "usersay.notifications.due",
                "comments with notifications that could not be sent yet, counted up to 1,000",
                backlog::notifications);
    }

    @EventListener
    void count(CommentEvent event) {
        switch (event) {
            case CommentPosted posted -> increment("usersay.comments.posted", posted.comment());
            case CommentPublished published -> increment("usersay.comments.decided", published.comment());
            case CommentRemoved removed -> increment("usersay.comments.decided", removed.comment());
            case CommentChanged changed -> countVote(changed);
            default -> {}
        }
    }

    private void countVote(CommentChanged changed) {
        var before = changed.before().votes();
        var after = changed.comment().votes();
        if (before.up() != after.up() || before.down() != after.down()) {
            increment("usersay.comments.votes", changed.comment());
        }
    }

    private void increment(String name, Comment comment) {
        meters.counter(
                        name,
                        "site",
                        comment.thread().site(),
                        "state",
                        comment.state().name().toLowerCase(Locale.ROOT))
                .increment();
    }
}
