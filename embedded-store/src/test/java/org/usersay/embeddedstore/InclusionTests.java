package org.usersay.embeddedstore;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class InclusionTests {

    private static final Document DOCUMENT = new Document("_id", "c1")
            .append("text", "Größe")
            .append("count", 3)
            .append("version", 4L)
            .append("share", 0.5)
            .append("shown", true)
            .append("none", null)
            .append("at", Instant.ofEpochMilli(1_700_000_000_000L))
            .append("object", new ObjectId())
            .append("path", List.of("a", "b"))
            .append("author", new Document("id", "r1").append("name", "Ömer"))
            .append("last", "end");

    private static Document decoded(Document projection) {
        return Inclusion.of(projection).orElseThrow().decode(BsonBytes.of(DOCUMENT));
    }

    @Test
    void keepsOnlyIncludedFieldsWhateverTypesLieBetween() {
        assertThat(decoded(new Document("last", 1))).isEqualTo(new Document("_id", "c1").append("last", "end"));
        assertThat(decoded(new Document("author", 1).append("path", true).append("none", 1)))
                .isEqualTo(new Document("_id", "c1")
                        .append("none", null)
                        .append("path", List.of("a", "b"))
                        .append("author", DOCUMENT.get("author")));
    }

    @Test
    void leavesOutTheIdWhereTheProjectionSaysSo() {
        assertThat(decoded(new Document("_id", 0).append("count", 1))).isEqualTo(new Document("count", 3));
        assertThat(decoded(new Document("_id", 1))).isEqualTo(new Document("_id", "c1"));
    }

    @Test
    void leavesOtherProjectionsToTheEngine() {
        assertThat(List.of(
                        new Document(),
                        new Document("text", 0),
                        new Document("_id", 0),
                        new Document("author.name", 1),
                        new Document("path", new Document("$slice", 1))))
                .noneMatch(projection -> Inclusion.of(projection).isPresent());
    }
}
