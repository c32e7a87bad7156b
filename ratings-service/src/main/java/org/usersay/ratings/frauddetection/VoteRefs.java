package org.usersay.ratings.frauddetection;

import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** How a document names the votes it is about, under {@code votes}, and how many they are, under {@code count}. */
final class VoteRefs {

    /** How many of them a list shows. */
    private static final int SHOWN = 20;

    /** These fields and the first of the votes, for a list: a flood names thousands. */
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
