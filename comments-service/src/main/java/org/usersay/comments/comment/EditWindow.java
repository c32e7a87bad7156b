package org.usersay.comments.comment;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Until when an author may edit; the same answer for the edit itself and for whoever offers it. */
@Component
public class EditWindow {

    private final SiteRules rules;
    private final CommentSettings settings;
    private final Clock clock;

    EditWindow(SiteRules rules, CommentSettings settings, Clock clock) {
        this.rules = rules;
        this.settings = settings;
        this.clock = clock;
    }

    /** Comments of the site that were written before may no longer be edited. */
    public Instant editableSince(String site) {
        return clock.instant().minus(rules.editWindow(site).orElse(settings.editWindow()));
    }

    boolean isOver(Comment comment) {
        return comment.createdAt().isBefore(editableSince(comment.thread().site()));
    }
}
