package org.usersay.comments.moderation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.Sites;

/** Reasons of sites. Collection {@code moderation_reasons}: {@code _id} is the site and the key of every query. */
@Component
class ReasonStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("moderation_reasons", ShardKey.ID);

    private final MongoCollection<Document> reasons;
    private final Sites sites;

    ReasonStore(MongoDatabase database, Sites sites) {
        this.reasons = LAYOUT.open(database);
        this.sites = sites;
    }

    /** The site's reasons, or those of its language where it has none of its own. */
    List<CannedReason> of(String site) {
        var found = reasons.find(Filters.eq("_id", site)).first();
        return found == null
                ? DefaultReasons.in(sites.require(site).language())
                : found.getList("items", Document.class).stream()
                        .map(item -> new CannedReason(
                                item.getString("code"), item.getString("label"), item.getString("statement")))
                        .toList();
    }

    Optional<CannedReason> find(String site, String code) {
        return of(site).stream().filter(reason -> reason.code().equals(code)).findFirst();
    }

    void save(String site, List<CannedReason> items) {
        var documents = items.stream()
                .map(reason -> new Document("code", reason.code())
                        .append("label", reason.label())
                        .append("statement", reason.statement()))
                .toList();
        reasons.replaceOne(
                Filters.eq("_id", site),
                new Document("_id", site).append("items", documents),
                new ReplaceOptions().upsert(true));
    }
}
