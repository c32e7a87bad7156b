package org.usersay.comments.screening;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.comments.screening.ModerationSettings.Mode;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.mongo.VersionedDocument;

/** Collection {@code moderation_settings}: {@code _id} is the site and the key of every query. */
@Component
class SettingsStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("moderation_settings", ShardKey.ID);

    private final MongoCollection<Document> settings;

    SettingsStore(MongoDatabase database) {
        this.settings = LAYOUT.open(database);
    }

    VersionedSettings find(String site) {
        var found = settings.find(Filters.eq("_id", site)).first();
        return new VersionedSettings(
                found == null ? ModerationSettings.DEFAULT : settings(found), VersionedDocument.version(found));
    }

    /** How often the settings were changed. */
    int version(String site) {
        return VersionedDocument.version(settings.find(Filters.eq("_id", site))
                .projection(Projections.include("version"))
                .first());
    }

    private static ModerationSettings settings(Document found) {
        return new ModerationSettings(
                Mode.valueOf(found.getString("mode")),
                found.getList("heldWords", String.class, List.of()),
                found.getList("refusedWords", String.class, List.of()),
                found.getInteger("linkLimit"),
                found.getInteger("newcomerComments", 0),
                found.getInteger("editWindowMinutes", 15),
                found.getBoolean("guests", false),
                found.getInteger("autoCloseDays"),
                found.getInteger("reportsToHold", 0),
                found.getInteger("repeatsByAuthor"),
                found.getInteger("repeatsByOthers"),
                found.getInteger("spamScoreToHold"),
                found.getInteger("rejectionsToHold"),
                found.getInteger("rejectionDays"),
                found.getInteger("rejectedShareToHold"),
                found.getInteger("floodComments"),
                found.getInteger("floodMinutes"));
    }

    /** False where the settings have another version by now. */
    boolean replace(String site, ModerationSettings changed, int version) {
        return VersionedDocument.replace(settings, site, version, document(site, changed));
    }

    private static Document document(String site, ModerationSettings changed) {
        return new Document("_id", site)
                .append("mode", changed.mode().name())
                .append("heldWords", changed.heldWords())
                .append("refusedWords", changed.refusedWords())
                .append("linkLimit", changed.linkLimit())
                .append("newcomerComments", changed.newcomerComments())
                .append("editWindowMinutes", changed.editWindowMinutes())
                .append("guests", changed.guests())
                .append("autoCloseDays", changed.autoCloseDays())
                .append("reportsToHold", changed.reportsToHold())
                .append("repeatsByAuthor", changed.repeatsByAuthor())
                .append("repeatsByOthers", changed.repeatsByOthers())
                .append("spamScoreToHold", changed.spamScoreToHold())
                .append("rejectionsToHold", changed.rejectionsToHold())
                .append("rejectionDays", changed.rejectionDays())
                .append("rejectedShareToHold", changed.rejectedShareToHold())
                .append("floodComments", changed.floodComments())
                .append("floodMinutes", changed.floodMinutes());
    }
}
