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
 * Mails enclosed in the documents of one collection: the write that makes an order also holds its mail, in the array
 * {@code mails}, so that neither exists without the other. The outbox takes them out; what a crash left inside is found
 * by {@link #sweep}.
 */
public final class EmbeddedOutbox {

    /** The field of the cause that holds its mails. */
    public static final String FIELD = "mails";

    /** Every such collection has it: only unfinished causes are part of it, over which the sweep goes. */
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
    public static List<Document> enclose(Mail... mails) {
        return List.of(mails).stream().map(MailDocumentMapper::of).toList();
    }

    /** Takes the mail out of a cause that has just been written, soon and outside the request. */
    public void handOver(String causeId, Mail mail) {
        soon.accept(() -> take(causeId, mail));
    }

    /** Takes out whatever is still enclosed; says how many. Asks for any mail at all: a range over {@link #INDEX}. */
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
