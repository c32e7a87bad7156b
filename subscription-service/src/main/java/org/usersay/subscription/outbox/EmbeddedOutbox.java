package org.usersay.subscription.outbox;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.List;
import java.util.function.Consumer;
import org.bson.Document;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.outbox.EmbeddedQueue;

/** Outbox of mails embedded in the documents of a collection, in their field {@code mails}. */
public final class EmbeddedOutbox {

    /** The field of the cause that holds its mails. */
    public static final String FIELD = "mails";

    /** Index of every such collection. */
    public static final Index INDEX = EmbeddedQueue.index(FIELD);

    private final EmbeddedQueue embedded;
    private final Consumer<Runnable> soon;

    EmbeddedOutbox(MongoCollection<Document> causes, Consumer<Runnable> soon, Consumer<Mail> post) {
        this.embedded =
                new EmbeddedQueue(causes, ShardKey.ID, FIELD, mail -> post.accept(MailDocumentMapper.read(mail)));
        this.soon = soon;
    }

    /** What the cause's document holds under {@link #FIELD}. */
    public static List<Document> embed(Mail... mails) {
        return List.of(mails).stream().map(MailDocumentMapper::of).toList();
    }

    /** Moves the mail of a document that was just written to the queue, soon and outside the request. */
    public void enqueue(String causeId, Mail mail) {
        soon.accept(() -> embedded.move(new Document("_id", causeId), embed(mail)));
    }

    /** Moves all embedded mails to the queue. */
    void sweep() {
        embedded.sweep(Filters.gt(FIELD + "._id", ""));
    }
}
