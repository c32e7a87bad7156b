package org.usersay.comments.importexport;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.comments.dumpformat.SkipReason;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;

/**
 * Collection {@code imports}: {@code _id} is the import's id, or {@code salt/<site>} for the key that the site's people of
 * other systems are hashed with. Every query is by {@code _id}, but that of a site's list.
 */
@Component
class ImportStore {

    private static final CollectionDefinition LAYOUT =
            CollectionDefinition.of("imports", ShardKey.ID, Index.on("site", "_id"));

    private final MongoCollection<Document> imports;

    ImportStore(MongoDatabase database) {
        this.imports = LAYOUT.open(database);
        LAYOUT.createIndexes(imports);
    }

    void insert(ImportJob job) {
        imports.insertOne(write(job));
    }

    Optional<ImportJob> find(String id) {
        return Optional.ofNullable(imports.find(Filters.eq("_id", id)).first()).map(ImportStore::read);
    }

    /**
     * Imports of a site, newest first, {@code limit} at most: a range of {@code (site, _id)}.
     *
     * @param before continues after this id; null for the newest
     */
    List<ImportJob> page(String site, @Nullable String before, int limit) {
        var ofSite = Filters.eq("site", site);
        return imports.find(before == null ? ofSite : Filters.and(ofSite, Filters.lt("_id", before)))
                .sort(Sorts.descending("_id"))
                .limit(limit)
                .map(ImportStore::read)
                .into(new ArrayList<>());
    }

    /** Locks an unfinished import for this owner; nothing where another one has locked it. */
    Optional<ImportJob> claim(String id, String owner, Instant now, Instant until) {
        var open = Filters.and(
                Filters.eq("_id", id),
                Filters.in("state", ImportState.WAITING.name(), ImportState.RUNNING.name()),
                Filters.or(Filters.eq("owner", owner), Filters.lte("lease", Date.from(now))));
        return Optional.ofNullable(imports.findOneAndUpdate(
                        open,
                        Updates.combine(
                                Updates.set("owner", owner),
                                Updates.set("lease", Date.from(until)),
                                Updates.set("state", ImportState.RUNNING.name())),
                        new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER)))
                .map(ImportStore::read);
    }

    /** Stores the progress and extends the lock; false where another owner has taken over. */
    boolean progress(ImportJob job, String owner, Instant until) {
        return imports.replaceOne(
                                Filters.and(Filters.eq("_id", job.id()), Filters.eq("owner", owner)),
                                write(job).append("owner", owner).append("lease", Date.from(until)))
                        .getMatchedCount()
                == 1;
    }

    /** The site's salt, which is created once and never changes. */
    byte[] salt(String site) {
        var fresh = new byte[32];
        new SecureRandom().nextBytes(fresh);
        var id = Filters.eq("_id", "salt/" + site);
        imports.updateOne(
                id, Updates.setOnInsert("salt", HexFormat.of().formatHex(fresh)), new UpdateOptions().upsert(true));
        return HexFormat.of()
                .parseHex(Objects.requireNonNull(imports.find(id).first()).getString("salt"));
    }

    private static Document write(ImportJob job) {
        var report = job.report();
        var skipped = new Document();
        new TreeMap<>(report.skipped()).forEach((reason, count) -> skipped.append(reason.name(), count));
        var details = report.details().stream()
                .map(detail -> new Document("line", detail.line()).append("what", detail.what()))
                .toList();
        var unmappedArticles = report.unmappedArticles().stream()
                .map(article -> new Document("address", article.address()).append("article", article.article()))
                .toList();
        return new Document("_id", job.id())
                .append("site", job.site())
                .append("format", job.format().name())
                .append("dryRun", job.dryRun())
                .append("mapping", job.mapping())
                .append("startedBy", job.startedBy())
                .append("createdAt", Date.from(job.createdAt()))
                .append("bytes", job.bytes())
                .append("state", job.state().name())
                .append("pass", job.pass())
                .append("position", job.position())
                .append("articles", report.articles())
                .append("added", report.added())
                .append("known", report.known())
                .append("toTop", report.toTop())
                .append("votes", report.votes())
                .append("unmapped", report.unmapped())
                .append("unmappedArticles", unmappedArticles)
                .append("skipped", skipped)
                .append("details", details)
                .append("finishedAt", job.finishedAt() == null ? null : Date.from(job.finishedAt()))
                .append("fault", job.fault())
                .append("lease", Date.from(Instant.EPOCH));
    }

    private static ImportJob read(Document found) {
        return new ImportJob(
                found.getString("_id"),
                found.getString("site"),
                DumpFormat.valueOf(found.getString("format")),
                found.getBoolean("dryRun", false),
                found.getString("mapping"),
                found.getString("startedBy"),
                found.getDate("createdAt").toInstant(),
                found.getLong("bytes"),
                ImportState.valueOf(found.getString("state")),
                found.getInteger("pass"),
                found.getLong("position"),
                report(found),
                instant(found.getDate("finishedAt")),
                found.getString("fault"));
    }

    private static ImportReport report(Document found) {
        Map<SkipReason, Long> skipped = new TreeMap<>();
        found.get("skipped", new Document())
                .forEach((reason, count) -> skipped.put(SkipReason.valueOf(reason), (Long) count));
        var details = found.getList("details", Document.class, List.of()).stream()
                .map(detail -> new ImportReport.Detail(detail.getLong("line"), detail.getString("what")))
                .toList();
        var unmappedArticles = found.getList("unmappedArticles", Document.class, List.of()).stream()
                .map(article ->
                        new ImportReport.UnmappedArticle(article.getString("address"), article.getString("article")))
                .toList();
        return new ImportReport(
                found.getLong("articles"),
                found.getLong("added"),
                found.getLong("known"),
                found.getLong("toTop"),
                found.getLong("votes"),
                found.get("unmapped", 0L),
                unmappedArticles,
                skipped,
                details);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
