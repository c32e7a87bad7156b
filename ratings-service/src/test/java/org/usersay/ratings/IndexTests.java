package org.usersay.ratings;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.usersay.starter.test.AskedReads;
import org.usersay.starter.test.QueryPlan;
import org.usersay.starter.test.Stores;
import org.usersay.starter.test.Tokens;

/** What readers ask is asked of an index; the server itself says so, where it can. */
@RatingsTest
@Import(AskedReads.class)
class IndexTests {

    private static final Set<String> OF_READERS = Set.of("votes", "articles", "priors");

    @Autowired
    Stars stars;

    @Autowired
    MongoDatabase mongo;

    @Test
    void noReadOfAReaderScans() {
        var article = UUID.randomUUID().toString();
        AskedReads.forget();
        assertThat(stars.rate(article, "ann", 4)).hasStatusOk();
        Stores.flushRedis();
        var token = Tokens.reader("ann");
        for (var path : List.of(
                "/articles/" + article + "/rating",
                "/articles/" + article + "/rating/mine",
                "/articles/" + article + "/rating/priors",
                "/articles/" + article + "/rating.jsonld",
                "/ratings?article=" + article)) {
            assertThat(stars.get(Stars.SITE + path, token)).as(path).hasStatusOk();
        }
        var asked = AskedReads.of(OF_READERS).stream()
                // Giving a lost Redis back its lists reads all of them, in the background.
                .filter(command -> !command.getDocument("filter").isEmpty())
                .toList();
        assertThat(asked).extracting(AskedReads::collection).containsAll(OF_READERS);
        assertThat(asked).allSatisfy(command -> {
            var plan = QueryPlan.ask(mongo, command);
            assertThat(plan.stages()).as(command.toJson()).isNotEmpty();
            assertThat(plan.scans()).as(command.toJson()).isFalse();
        });
    }
}
