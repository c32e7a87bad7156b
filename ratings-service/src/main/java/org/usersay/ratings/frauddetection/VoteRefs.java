package org.usersay.ratings.frauddetection;

import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** References to votes in documents: the field {@code votes}. */
final class VoteRefs {

    /** Number of them in a list. */
    private static final int SHOWN = 20;

    /** Projection of these fields and the first of the votes. */
    static Bson someWith(String... fields) {
        return Projections.fields(Projections.include(fields), Projections.slice("votes", SHOWN));
    }

    private VoteRefs() {}

    static List<VoteRef> some(List<VoteRef> names) {
        return names.subList(0, Math.min(SHOWN, names.size()));
    }

    static List<Document> documents(List<VoteRef> names) {
        return names.stream()
                .map(name -> new Document("article", name.article()).append("voter", name.voter()))
                .toList();
    }

    static List<VoteRef> in(Document stored) {
        return stored.getList("votes", Document.class).stream()
                .map(vote -> new VoteRef(vote.getString("article"), vote.getString("voter")))
                .toList();
    }
}
