package org.usersay.standalone.store;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import org.junit.jupiter.api.Test;

class AndFlattenerTests {

    @Test
    void conditionsStandSideBySide() {
        Document query = and(new Document("thread", "a"), new Document("once", "b").append("version", 3L));

        assertThat(AndFlattener.of(query))
                .isEqualTo(new Document("thread", "a").append("once", "b").append("version", 3L));
    }

    @Test
    void conjunctionsWithinConjunctionsAreUnwrapped() {
        Document query = and(new Document("thread", "a"), and(new Document("state", "OPEN")))
                .append("site", "vir");

        assertThat(AndFlattener.of(query))
                .isEqualTo(new Document("thread", "a").append("state", "OPEN").append("site", "vir"));
    }

    @Test
    void boundsOfAnIdBecomeOneRange() {
        Document query =
                and(new Document("_id", new Document("$gt", "a")), new Document("_id", new Document("$lt", "b")));

        assertThat(AndFlattener.of(query)).isEqualTo(new Document("_id", new Document("$gt", "a").append("$lt", "b")));
    }

    @Test
    void contradictionsStayAsTheyWere() {
        Document twoValues = and(new Document("state", "OPEN"), new Document("state", "CLOSED"));
        Document twoBounds =
                and(new Document("_id", new Document("$gt", "a")), new Document("_id", new Document("$gt", "b")));
        Document twoChoices = and(new Document("$or", List.of()), new Document("$or", List.of()));

        assertThat(AndFlattener.of(twoValues)).isEqualTo(twoValues);
        assertThat(AndFlattener.of(twoBounds)).isEqualTo(twoBounds);
        assertThat(AndFlattener.of(twoChoices)).isEqualTo(twoChoices);
    }

    private static Document and(Document... parts) {
        return new Document("$and", List.of(parts));
    }
}
