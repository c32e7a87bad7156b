package org.usersay.subscription.campaign;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.campaign.Campaign.Progress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.SingleLineText;

/** A campaign as a document. */
final class CampaignDocumentMapper {

    private CampaignDocumentMapper() {}

    static Document draft(CampaignDraft draft) {
        return new Document("list", draft.list())
                .append("locale", draft.locale() == null ? null : draft.locale().code())
                .append("plan", draft.plan())
                .append("activeWithinDays", draft.activeWithinDays())
                .append("subject", draft.subject().value())
                .append("text", draft.text())
                .append("ratePerHour", draft.ratePerHour())
                .append("domainRatePerHour", draft.domainRatePerHour());
    }

    /** Domains as an array: their names have dots. */
    static Document progress(Progress progress) {
        return new Document("after", progress.after())
                .append("queued", progress.queued())
                .append("nextAt", date(progress.nextAt()))
                .append(
                        "domains",
                        progress.domains().next().entrySet().stream()
                                .map(entry -> new Document("name", entry.getKey()).append("at", date(entry.getValue())))
                                .toList())
                .append("isWhole", progress.isWhole());
    }

    static Campaign read(Document document) {
        var local = document.getString("sendAtLocal");
        return new Campaign(
                document.getString("_id"),
                document.getString("site"),
                document.getInteger("version", 0),
                readDraft(document.get("draft", Document.class)),
                CampaignState.valueOf(document.getString("state")),
                document.getString("createdBy"),
                document.getDate("createdAt").toInstant(),
                instant(document.getDate("sendAt")),
                local == null ? null : LocalDateTime.parse(local),
                document.getLong("recipients"),
                readProgress(document.get("progress", Document.class)),
                instant(document.getDate("finishedAt")),
                document.getList("links", String.class));
    }

    private static CampaignDraft readDraft(Document draft) {
        var locale = draft.getString("locale");
        return new CampaignDraft(
                draft.getString("list"),
                locale == null ? null : Language.parse(locale),
                draft.getString("plan"),
                draft.getInteger("activeWithinDays"),
                new SingleLineText(draft.getString("subject")),
                draft.getString("text"),
                draft.getInteger("ratePerHour"),
                draft.getInteger("domainRatePerHour"));
    }

    private static Progress readProgress(Document progress) {
        var domains = new HashMap<String, Instant>();
        progress.getList("domains", Document.class, List.of())
                .forEach(domain -> domains.put(
                        domain.getString("name"), domain.getDate("at").toInstant()));
        return new Progress(
                progress.getString("after"),
                progress.getLong("queued"),
                instant(progress.getDate("nextAt")),
                new DomainRates(domains),
                progress.getBoolean("isWhole"));
    }

    private static @Nullable Date date(@Nullable Instant time) {
        return time == null ? null : Date.from(time);
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
