package org.usersay.ratings.anomaly;

import java.util.List;
import org.bson.Document;
import org.usersay.ratings.anomaly.Finding.VoteName;

/** How a document names the votes it is about, under {@code votes}. */
final class VoteNames {

    private VoteNames() {}

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
