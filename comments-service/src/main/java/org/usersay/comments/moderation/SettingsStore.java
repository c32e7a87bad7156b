package org.usersay.comments.moderation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.moderation.ModerationSettings.Mode;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;

/** Collection {@code moderation_settings}: {@code _id} is the site; every query is by it. */
@Component
class SettingsStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("moderation_settings", ShardKey.ID);

    private final MongoCollection<Document> settings;

    SettingsStore(MongoDatabase database) {
        this.settings = LAYOUT.open(database);
    }

    Optional<ModerationSettings> find(String site) {
        return Optional.ofNullable(settings.find(Filters.eq("_id", site)).first())
                .map(found -> new ModerationSettings(
                        Mode.valueOf(found.getString("mode")),
                        found.getList("heldWords", String.class, List.of()),
                        found.getList("refusedWords", String.class, List.of()),
                        found.getInteger("linkLimit"),
                        found.getInteger("newcomerComments", 0),
                        found.getInteger("editWindowMinutes", 15),
                        found.getBoolean("guests", false),
                        found.getInteger("autoCloseDays"),
                        found.getInteger("reportsToHold", 0)));
    }

    void save(String site, ModerationSettings news) {
        settings.replaceOne(
                Filters.eq("_id", site),
                new Document("_id", site)
                        .append("mode", news.mode().name())
                        .append("heldWords", news.heldWords())
                        .append("refusedWords", news.refusedWords())
                        .append("linkLimit", news.linkLimit())
                        .append("newcomerComments", news.newcomerComments())
                        .append("editWindowMinutes", news.editWindowMinutes())
                        .append("guests", news.guests())
                        .append("autoCloseDays", news.autoCloseDays())
                        .append("reportsToHold", news.reportsToHold()),
                new ReplaceOptions().upsert(true));
    }
}
