package org.usersay.subscription.catalog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.exclude;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.ShardKey;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The collection {@code catalogs}: every version of a site's catalogue is a document of its own, {@code _id} is {@code
 * site/version}, and the highest version counts. A version is written once, so that of two changes at the same time one
 * fails, and the history is the collection itself. The catalogue is kept as its JSON text, in which prices are exact.
 */
@Component
class CatalogStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("catalogs", ShardKey.WHOLE);
    private static final SiteCatalog UNREAD = new SiteCatalog(List.of(), List.of());

    private final MongoCollection<Document> catalogs;
    private final JsonMapper json;

    CatalogStore(MongoDatabase database, JsonMapper json) {
        this.catalogs = LAYOUT.open(database);
        LAYOUT.createIndexes(catalogs);
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /** The latest version; empty where staff has not changed the site's catalogue yet. */
    Optional<CatalogVersion> current(String site) {
        return Optional.ofNullable(
                        catalogs.find(of(site)).sort(descending("_id")).first())
                .map(this::read);
    }

    Optional<CatalogVersion> find(String site, int version) {
        return Optional.ofNullable(catalogs.find(eq(id(site, version))).first()).map(this::read);
    }

    /** Versions before one, or the latest, newest first; without the catalogues. */
    List<CatalogVersion> before(String site, @Nullable Integer version, int limit) {
        var range = version == null ? of(site) : and(of(site), lt("_id", id(site, version)));
        return catalogs.find(range)
                .projection(exclude("catalog"))
                .sort(descending("_id"))
                .limit(limit)
                .map(this::read)
                .into(new ArrayList<>());
    }

    /** False where this version was written before. */
    boolean insert(String site, CatalogVersion version) {
        try {
            catalogs.insertOne(new Document("_id", id(site, version.version()))
                    .append("version", version.version())
                    .append("at", Date.from(Objects.requireNonNull(version.at())))
                    .append("by", version.by())
                    .append(
                            "changes",
                            version.changes().stream()
                                    .map(CatalogChange::document)
                                    .toList())
                    .append("catalog", json.writeValueAsString(version.catalog())));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private CatalogVersion read(Document document) {
        var catalog = document.getString("catalog");
        return new CatalogVersion(
                document.getInteger("version"),
                catalog == null ? UNREAD : json.readValue(catalog, SiteCatalog.class),
                document.getDate("at").toInstant(),
                document.getString("by"),
                document.getList("changes", Document.class).stream()
                        .map(CatalogChange::read)
                        .toList());
    }

    private static Bson of(String site) {
        return and(gt("_id", site + "/"), lt("_id", site + "0"));
    }

    private static String id(String site, int version) {
        return "%s/%09d".formatted(site, version);
    }
}
