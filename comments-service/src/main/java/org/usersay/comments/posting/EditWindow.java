package org.usersay.comments.posting;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.usersay.comments.comment.Comment;
import org.usersay.comments.comment.CommentSettings;

/** Time in which an author may edit; the same rule for the edit and for the offer of one. */
@Component
public class EditWindow {

    private final CommentRules rules;
    private final CommentSettings settings;
    private final Clock clock;

    EditWindow(CommentRules rules, CommentSettings settings, Clock clock) {
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
