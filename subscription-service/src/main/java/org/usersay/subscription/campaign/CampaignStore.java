package org.usersay.subscription.campaign;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.DuplicateKeys;
import org.usersay.starter.mongo.Index;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.subscription.campaign.Campaign.Progress;

/**
 * The collection {@code campaigns}; {@code _id} sorts by time. Every change names the state that it is made from. Lookups: by {@code _id};
 * those of a site, the latest first: {@code {site, _id}}; what is to be done: {@code {state, sendAt}}.
 */
@Component
class CampaignStore {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of(
            "campaigns", ShardKey.WHOLE, Index.on("-site", "-_id"), Index.on("state", "sendAt"));

    private final MongoCollection<Document> campaigns;

    CampaignStore(MongoDatabase database) {
        this.campaigns = LAYOUT.open(database);
        LAYOUT.createIndexes(campaigns);
    }

    void insert(String id, String site, CampaignDraft draft, String by, Instant now) {
        campaigns.insertOne(document(id, site, draft, by, now).append("state", CampaignState.DRAFT.name()));
    }

    /** Inserts a campaign that begins at once; false where there is one of this id. */
    boolean insertScheduled(String id, String site, CampaignDraft draft, String by, Instant now) {
        try {
            campaigns.insertOne(document(id, site, draft, by, now)
                    .append("state", CampaignState.SCHEDULED.name())
                    .append("sendAt", Date.from(now)));
            return true;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }

    private static Document document(String id, String site, CampaignDraft draft, String by, Instant now) {
        return new Document("_id", id)
                .append("site", site)
                .append("draft", CampaignDocumentMapper.draft(draft))
                .append("version", 1)
                .append("createdBy", by)
                .append("createdAt", Date.from(now))
                .append("progress", CampaignDocumentMapper.progress(Progress.NONE));
    }

    Optional<Campaign> find(String id) {
        return Optional.ofNullable(campaigns.find(eq(id)).first()).map(CampaignDocumentMapper::read);
    }

    List<Campaign> page(String site, @Nullable String before, int limit) {
        var ofSite = eq("site", site);
        return read(campaigns
                .find(before == null ? ofSite : and(ofSite, lt("_id", before)))
                .sort(Sorts.descending("site", "_id"))
                .limit(limit));
    }

    /** Scheduled ones whose time has come. */
    List<Campaign> due(Instant now) {
        return read(campaigns.find(and(eq("state", CampaignState.SCHEDULED.name()), lte("sendAt", Date.from(now)))));
    }

    List<Campaign> sending() {
        return read(campaigns.find(eq("state", CampaignState.SENDING.name())));
    }

    private static List<Campaign> read(com.mongodb.client.FindIterable<Document> found) {
        return found.map(CampaignDocumentMapper::read).into(new ArrayList<>());
    }

    /** Changes a draft unless somebody else did since it was read. */
    boolean update(Campaign read, CampaignDraft draft) {
        return change(
                read,
                Set.of(CampaignState.DRAFT),
                combine(set("draft", CampaignDocumentMapper.draft(draft)), set("version", read.version() + 1)));
    }

    /** Schedules what was read. */
    boolean schedule(Campaign read, Instant sendAt, @Nullable LocalDateTime local) {
        return change(
                read,
                Set.of(CampaignState.DRAFT, CampaignState.SCHEDULED),
                combine(
                        set("state", CampaignState.SCHEDULED.name()),
                        unset("recipients"),
                        set("sendAt", Date.from(sendAt)),
                        set("sendAtLocal", local == null ? null : local.toString())));
    }

    /** Scheduled ones, and those that began, whose recipients were not counted since. */
    List<Campaign> uncounted() {
        var states = List.of(CampaignState.SCHEDULED.name(), CampaignState.SENDING.name());
        return read(campaigns.find(and(in("state", states), exists("recipients", false))));
    }

    void count(Campaign counted, long recipients) {
        campaigns.updateOne(and(eq(counted.id()), exists("recipients", false)), set("recipients", recipients));
    }

    private boolean change(Campaign read, Set<CampaignState> from, Bson changes) {
        var version = read.version() == 0 ? null : read.version();
        var names = from.stream().map(Enum::name).toList();
        return campaigns
                        .updateOne(and(eq(read.id()), eq("version", version), in("state", names)), changes)
                        .getMatchedCount()
                == 1;
    }

    /**
     * Begins a scheduled one, unless it was put off since it was due.
     *
     * @param links whose clicks are counted; null where none are
     */
    boolean begin(String id, @Nullable List<String> links, Instant now) {
        var begun = set("state", CampaignState.SENDING.name());
        return campaigns
                        .updateOne(
                                and(eq(id), eq("state", CampaignState.SCHEDULED.name()), lte("sendAt", Date.from(now))),
                                links == null ? begun : combine(begun, set("links", links)))
                        .getMatchedCount()
                == 1;
    }

    boolean move(String id, Set<CampaignState> from, CampaignState to) {
        return change(id, from, set("state", to.name()));
    }

    /** The same for good. */
    boolean finish(String id, Set<CampaignState> from, CampaignState to, Instant now) {
        return change(id, from, combine(set("state", to.name()), set("finishedAt", Date.from(now))));
    }

    /** Keeps how far the mails are written, unless somebody else went on from there. */
    boolean advance(Campaign seen, Progress progress) {
        return campaigns
                        .updateOne(
                                and(
                                        eq(seen.id()),
                                        eq("state", CampaignState.SENDING.name()),
                                        eq("progress.after", seen.progress().after())),
                                set("progress", CampaignDocumentMapper.progress(progress)))
                        .getMatchedCount()
                == 1;
    }

    private boolean change(String id, Set<CampaignState> from, Bson changes) {
        var names = from.stream().map(Enum::name).toList();
        return campaigns.updateOne(and(eq(id), in("state", names)), changes).getMatchedCount() == 1;
    }
}
