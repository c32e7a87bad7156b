package org.usersay.ratings.frauddetection;

import com.mongodb.client.model.Projections;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.usersay.ratings.frauddetection.Detection.VoteName;

/** How a document names the votes it is about, under {@code votes}, and how many they are, under {@code count}. */
final class VoteNames {

    /** How many of them a list shows. */
    private static final int SHOWN = 20;

    /** These fields and the first of the votes, for a list: a flood names thousands. */
    static Bson someWith(String... fields) {
        return Projections.fields(Projections.include(fields), Projections.slice("votes", SHOWN));
    }

    private VoteNames() {}

    static List<VoteName> some(List<VoteName> names) {
        return names.subList(0, Math.min(SHOWN, names.size()));
    }

    static List<Document> documents(List<VoteName> names) {
        return names.stream()
                .map(name -> new Document("article", name.article()).append("voter", name.voter()))
                .toList();
    }

    static List<VoteName> in(Document stored) {
        return stored.getList("votes", Document.class).stream()
                .map(vote -> new VoteName(vote.getString("article"), vote.getString("voter")))
                .toList();
    }
}
