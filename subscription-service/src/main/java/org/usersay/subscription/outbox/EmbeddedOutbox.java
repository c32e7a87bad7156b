package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.usersay.starter.mongo.Index;

/**
 * Outbox embedded in the documents of a collection, in their field {@code mails}: a mail and its cause are one write.
 * Mails are moved to the queue soon after; what a crash left behind is found by {@link #sweep}.
 */
public final class EmbeddedOutbox {

    /** The field of the cause that holds its mails. */
    public static final String FIELD = "mails";

    /** Index of every such collection: only documents with mails are part of it, and the sweep reads it. */
    public static final Index INDEX = Index.sparse(FIELD + "._id");

    private final MongoCollection<Document> causes;
    private final Consumer<Runnable> soon;
    private final Consumer<Mail> post;

    EmbeddedOutbox(MongoCollection<Document> causes, Consumer<Runnable> soon, Consumer<Mail> post) {
        this.causes = causes;
        this.soon = soon;
        this.post = post;
    }

    /** What the cause's document holds under {@link #FIELD}. */
    public static List<Document> embed(Mail... mails) {
        return List.of(mails).stream().map(MailDocumentMapper::of).toList();
    }

    /** Moves the mail of a document that was just written to the queue, soon and outside the request. */
    public void enqueue(String causeId, Mail mail) {
        soon.accept(() -> take(causeId, mail));
    }

    /** Moves all embedded mails to the queue, over {@link #INDEX}; their number. */
    int sweep() {
        var taken = 0;
        for (var cause : causes.find(Filters.gt(FIELD + "._id", "")).projection(Projections.include(FIELD))) {
            for (var mail : cause.getList(FIELD, Document.class, List.of())) {
                take(cause.getString("_id"), MailDocumentMapper.read(mail));
                taken++;
            }
        }
        return taken;
    }

    private void take(String causeId, Mail mail) {
        post.accept(mail);
        causes.updateOne(Filters.eq(causeId), Updates.pull(FIELD, new Document("_id", mail.id())));
    }
}
