package org.usersay.starter.mongo;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Document with a number of changes in the field {@code version}, which is replaced only as it was read. */
public final class VersionedDocument {

    private static final String VERSION = "version";

    private VersionedDocument() {}

    /** How often the document was replaced; 0 where there is none, or one that never was. */
    public static int version(@Nullable Document document) {
        return document == null ? 0 : document.getInteger(VERSION, 0);
    }

    /** Puts {@code news} in the place of a document of this version; false where it has another one by now. */
    public static boolean replace(MongoCollection<Document> collection, Object id, int version, Document news) {
        var read = Filters.and(Filters.eq("_id", id), Filters.eq(VERSION, version == 0 ? null : version));
        var next = new Document(news).append(VERSION, version + 1);
        try {
            var result = collection.replaceOne(read, next, new ReplaceOptions().upsert(version == 0));
            return result.getMatchedCount() == 1 || result.getUpsertedId() != null;
        } catch (MongoWriteException e) {
            if (DuplicateKeys.in(e)) {
                return false;
            }
            throw e;
        }
    }
}
