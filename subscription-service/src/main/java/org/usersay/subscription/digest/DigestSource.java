package org.usersay.subscription.digest;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import org.usersay.starter.site.Site;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Articles of a week, from the services that count them. Either answers whole, or nothing is known. */
@Component
class DigestSource {

    private final SignedHttpClient comments;
    private final SignedHttpClient ratings;
    private final JsonMapper json;

    DigestSource(DigestSettings settings, SignedClients clients, JsonMapper json) {
        this.comments = clients.of("comments-service", settings.comments(), settings.timeout());
        this.ratings = clients.of("ratings-service", settings.ratings(), settings.timeout());
        this.json = json;
    }

    /** Articles with most comments on these days, both counted. */
    List<DigestArticle> discussed(Site site, LocalDate from, LocalDate to) throws IOException, InterruptedException {
        var path = "/internal/sites/%s/discussed-articles?from=%s&to=%s".formatted(site.id(), from, to);
        return articles(comments, path, "comments");
    }

    /** Articles that were rated best in the last seven days. */
    List<DigestArticle> rated(Site site, int limit) throws IOException, InterruptedException {
        var path = "/api/v1/sites/%s/ratings/top?period=week&limit=%d".formatted(site.id(), limit);
        return articles(ratings, path, "count");
    }

    /** Those that have a title and a page. */
    private List<DigestArticle> articles(SignedHttpClient service, String path, String count)
            throws IOException, InterruptedException {
        var answer = service.get(path);
        if (answer.statusCode() != 200
                || answer.headers().firstValue("Usersay-Degraded").isPresent()) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        try {
            return StreamSupport.stream(
                            json.readTree(answer.body()).path("items").spliterator(), false)
                    .map(item -> article(item, count))
                    .filter(DigestArticle::isLinkable)
                    .toList();
        } catch (JacksonException malformed) {
            throw new IOException(path + " answered no list", malformed);
        }
    }

    private static DigestArticle article(JsonNode item, String count) {
        return new DigestArticle(
                item.path("title").asString(""),
                item.path("url").asString(""),
                item.path(count).asLong(0),
                item.path("average").asDouble(0));
    }
}
