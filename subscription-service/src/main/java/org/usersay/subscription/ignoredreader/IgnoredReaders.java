package org.usersay.subscription.ignoredreader;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.account.Accounts;
import org.usersay.subscription.privacy.PersonalDataProvider;

/**
 * One document a reader in {@code ignored_readers}, bounded, so that the whole list is one read by {@code _id}.
 */
@Component
public class IgnoredReaders implements PersonalDataProvider {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("ignored_readers", ShardKey.ID);

    private static final int MAX_IGNORED = 500;

    private final MongoCollection<Document> lists;
    private final Accounts accounts;

    IgnoredReaders(MongoDatabase database, Accounts accounts) {
        this.lists = LAYOUT.open(database);
        this.accounts = accounts;
    }

    List<Ignored> of(String reader) {
        var list = lists.find(eq(reader)).first();
        return list == null
                ? List.of()
                : list.getList("ignored", Document.class, List.of()).stream()
                        .map(entry -> new Ignored(entry.getString("id"), entry.getString("name")))
                        .toList();
    }

    /** Whether {@code reader} ignores {@code other}. */
    public boolean has(String reader, String other) {
        return lists.find(and(eq(reader), eq("ignored.id", other))).first() != null;
    }

    void add(String reader, String other) {
        if (reader.equals(other)) {
            throw CommonProblem.CONFLICT.refusal("Choose another reader than yourself.");
        }
        var account = accounts.find(UuidV7.require(other))
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("Check the reader's id."));
        if (!has(reader, other)
                && !push(reader, new Ignored(other, account.name().value()))
                && !has(reader, other)) {
            throw CommonProblem.CONFLICT.refusal("At most " + MAX_IGNORED + " readers can be ignored.");
        }
    }

    void remove(String reader, String other) {
        lists.updateOne(eq(reader), Updates.pull("ignored", new Document("id", other)));
    }

    @Override
    public String name() {
        return "ignoredReaders";
    }

    @Override
    public Object export(Account account) {
        return of(account.id());
    }

    @Override
    public void delete(Account account) {
        lists.deleteOne(eq(account.id()));
    }

    /** The upsert's filter fails on a full list or a listed reader, and then collides with the document that is there. */
    private boolean push(String reader, Ignored ignored) {
        try {
            var result = lists.updateOne(
                    and(eq(reader), ne("ignored.id", ignored.id()), exists("ignored." + (MAX_IGNORED - 1), false)),
                    Updates.push("ignored", new Document("id", ignored.id()).append("name", ignored.name())),
                    new UpdateOptions().upsert(true));
            return result.getModifiedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException | MongoCommandException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Ignored reader, with the name at the time. */
    public record Ignored(String id, String name) {}
}
