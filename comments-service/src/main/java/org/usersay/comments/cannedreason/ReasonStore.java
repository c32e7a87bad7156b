package org.usersay.comments.cannedreason;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.mongo.VersionedDocument;
import org.usersay.starter.site.Sites;

/** Reasons of sites. Collection {@code moderation_reasons}: {@code _id} is the site and the key of every query. */
@Component
public class ReasonStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("moderation_reasons", ShardKey.ID);

    private final MongoCollection<Document> reasons;
    private final Sites sites;

    ReasonStore(MongoDatabase database, Sites sites) {
        this.reasons = LAYOUT.open(database);
        this.sites = sites;
    }

    /**
     * Reasons as they are stored.
     *
     * @param version how often they were changed; 0 for those of the site's language
     */
    public record Versioned(SiteReasons reasons, int version) {}

    /** The site's reasons, or those of its language where it has none of its own. */
    public Versioned current(String site) {
        var found = reasons.find(Filters.eq("_id", site)).first();
        var items = found == null
                ? DefaultReasons.in(sites.require(site).language())
                : found.getList("items", Document.class).stream()
                        .map(item -> new CannedReason(
                                item.getString("code"), item.getString("label"), item.getString("statement")))
                        .toList();
        boolean mailed = found != null && found.getBoolean("mailStatements", false);
        return new Versioned(new SiteReasons(items, mailed), VersionedDocument.version(found));
    }

    public Optional<CannedReason> find(String site, String code) {
        return current(site).reasons().items().stream()
                .filter(reason -> reason.code().equals(code))
                .findFirst();
    }

    /** False where the reasons have another version by now. */
    public boolean replace(String site, SiteReasons changed, int version) {
        var documents = changed.items().stream()
                .map(reason -> new Document("code", reason.code())
                        .append("label", reason.label())
                        .append("statement", reason.statement()))
                .toList();
        return VersionedDocument.replace(
                reasons,
                site,
                version,
                new Document("_id", site).append("items", documents).append("mailStatements", changed.mailed()));
    }
}
