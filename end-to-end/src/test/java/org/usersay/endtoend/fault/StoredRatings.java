package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Ratings from the export of votes, which reads documents and no tally. */
final class StoredRatings {

    private static final JsonMapper JSON = new JsonMapper();

    private final Usersay usersay;
    private final Map<String, Map<String, Integer>> starsByVoter = new HashMap<>();

    private StoredRatings(Usersay usersay) {
        this.usersay = usersay;
    }

    static StoredRatings of(Usersay usersay) {
        StoredRatings ratings = new StoredRatings(usersay);
        Visitor administrator = usersay.administrator();
        for (String site : List.of(Usersay.SITE, Usersay.OPEN_SITE)) {
            administrator
                    .get("/api/v1/admin/sites/" + site + "/ratings/votes.ndjson")
                    .expect(200)
                    .body()
                    .lines()
                    .map(JSON::readTree)
                    .filter(vote -> vote.path("counted").asBoolean())
                    .forEach(ratings::add);
        }
        return ratings;
    }

    private void add(JsonNode vote) {
        starsByVoter
                .computeIfAbsent(vote.path("article").asString(), unknown -> new HashMap<>())
                .put(vote.path("voter").asString(), vote.path("stars").asInt());
    }

    /** Zero for no vote. */
    int stars(Article article, String voter) {
        return starsByVoter.getOrDefault(article.id(), Map.of()).getOrDefault(voter, 0);
    }

    /** The summary of this article is the sum of these votes. */
    void assertShown(Article article) {
        List<Integer> votes =
                List.copyOf(starsByVoter.getOrDefault(article.id(), Map.of()).values());
        Answer shown = usersay.program().get(article.rating()).expect(200);
        assertThat(shown.at("/count").asInt()).isEqualTo(votes.size());
        for (int stars : IntStream.rangeClosed(1, 5).toArray()) {
            assertThat(shown.at("/histogram/" + stars).asLong())
                    .as("%d stars of %s", stars, article.id())
                    .isEqualTo(votes.stream().filter(vote -> vote == stars).count());
        }
        double mean = votes.stream().mapToInt(Integer::intValue).average().orElse(0);
        assertThat(shown.at("/average").asDouble()).isEqualTo(mean, within(0.0051));
    }
}
