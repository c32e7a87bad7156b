package org.usersay.comments.store;

import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.usersay.comments.posting.CommentUpdater;
import org.usersay.comments.posting.CommentUpdates;

/** Beans of a second instance of the service over the same stores, which shares no locks with the first. */
public final class AnotherInstance {

    private AnotherInstance() {}

    public static CommentUpdates updates(ApplicationContext first) {
        var context = new AnnotationConfigApplicationContext();
        context.setParent(first);
        context.register(ReplySummaries.class, CommentWriter.class, CommentUpdater.class, CommentUpdates.class);
        context.refresh();
        return context.getBean(CommentUpdates.class);
    }
}
