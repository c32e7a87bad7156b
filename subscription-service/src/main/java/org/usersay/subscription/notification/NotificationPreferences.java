package org.usersay.subscription.notification;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.oneclick.OneClickTokens.Target;
import org.usersay.subscription.privacy.PersonalDataProvider;

/** Notification frequency of each reader: the collection {@code notification_preferences}, by {@code _id}. */
@Component
class NotificationPreferences implements OneClickAction, PersonalDataProvider {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("notification_preferences", ShardKey.ID);

    static final char TOKEN_TYPE = 'n';

    private final MongoCollection<Document> preferences;

    NotificationPreferences(MongoDatabase database) {
        this.preferences = LAYOUT.open(database);
    }

    NotificationFrequency of(String reader) {
        var found = preferences.find(eq(reader)).first();
        return found == null
                ? NotificationFrequency.AT_ONCE
                : NotificationFrequency.valueOf(found.getString("frequency"));
    }

    void set(String reader, NotificationFrequency notificationFrequency) {
        preferences.updateOne(
                eq(reader), Updates.set("frequency", notificationFrequency.name()), new UpdateOptions().upsert(true));
    }

    @Override
    public String name() {
        return "noticeMails";
    }

    @Override
    public Object export(Account account) {
        return of(account.id());
    }

    @Override
    public void delete(Account account) {
        preferences.deleteOne(eq(account.id()));
    }

    @Override
    public char type() {
        return TOKEN_TYPE;
    }

    @Override
    public Page execute(Target target, Function<String, Set<String>> form) {
        set(target.subject(), NotificationFrequency.OFF);
        return Page.done("unsubscribe-notifications", "");
    }

    @Override
    public Page page(Target target) {
        return Page.question("unsubscribe-notifications", "");
    }
}
