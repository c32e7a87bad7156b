package org.usersay.subscription.notification;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.account.Account;
import org.usersay.subscription.oneclick.OneClickAction;
import org.usersay.subscription.privacy.PersonalDataProvider;

/** Each reader's wish, one document a reader in {@code notice_wishes}, by {@code _id}. */
@Component
class NotificationPreferences implements OneClickAction, PersonalDataProvider {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("notice_wishes", ShardKey.ID);

    static final char LETTER = 'n';

    private final MongoCollection<Document> wishes;

    NotificationPreferences(MongoDatabase database) {
        this.wishes = LAYOUT.open(database);
    }

    NotificationFrequency of(String reader) {
        var found = wishes.find(eq(reader)).first();
        return found == null ? NotificationFrequency.AT_ONCE : NotificationFrequency.valueOf(found.getString("wish"));
    }

    void set(String reader, NotificationFrequency notificationFrequency) {
        wishes.updateOne(
                eq(reader), Updates.set("wish", notificationFrequency.name()), new UpdateOptions().upsert(true));
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
    public void forget(Account account) {
        wishes.deleteOne(eq(account.id()));
    }

    @Override
    public char letter() {
        return LETTER;
    }

    @Override
    public void act(String reader) {
        set(reader, NotificationFrequency.OFF);
    }

    @Override
    public Page ask(String reader) {
        return Page.unsubscribing("Mails about replies and mentions. · Thư báo trả lời và nhắc tên.");
    }
}
