package org.usersay.gateway.engagement;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.usersay.gateway.engagement.EngagementParts.Address;
import org.usersay.gateway.engagement.EngagementParts.Pair;
import org.usersay.gateway.route.BackendService;
import org.usersay.starter.site.ArticleKey;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Engagement of one article, or of the articles of a list page. A part that cannot be had is absent and named in {@code missing}. */
@Component
class Engagement {

    private final EngagementParts parts;
    private final JsonMapper json;

    Engagement(EngagementParts parts, JsonMapper json) {
        this.parts = parts;
        this.json = json;
    }

    /**
     * A composed answer.
     *
     * @param missing whether a part is
     * @param stale whether a part may be out of date
     */
    record Composed(ObjectNode content, boolean missing, boolean stale) {}

    /** {@code {article, comments: {count, items, next}, rating, missing}}. */
    Composed of(HttpServletRequest request, ArticleKey key) {
        var article = "/api/v1/sites/" + key.site() + "/articles/" + key.article();
        var found = parts.read(
                request,
                new Address(BackendService.COMMENTS, key.site(), key.article(), article + "/comments", null),
                new Address(BackendService.RATINGS, key.site(), key.article(), article + "/rating", null));
        var content = json.createObjectNode();
        if (found.comments() == null) {
            content.putObject("article").put("id", key.article());
        } else {
            var comments = (ObjectNode) json.readTree(found.comments().body());
            content.set("article", comments.remove("article"));
            content.set("comments", comments);
        }
        if (found.rating() != null) {
            content.set("rating", ((ObjectNode) json.readTree(found.rating().body())).without("article"));
        }
        return composed(content, found, "comments", "rating");
    }

    /** {@code {counts, ratings, missing}}, each by article. */
    Composed of(HttpServletRequest request, String site, Collection<String> articles) {
        var query = new TreeSet<>(articles)
                .stream().map(article -> "article=" + article).collect(Collectors.joining("&"));
        var path = "/api/v1/sites/" + site;
        var found = parts.read(
                request,
                new Address(BackendService.COMMENTS, site, null, path + "/comment-counts", query),
                new Address(BackendService.RATINGS, site, null, path + "/ratings", query));
        var content = json.createObjectNode();
        if (found.comments() != null) {
            content.setAll((ObjectNode) json.readTree(found.comments().body()));
        }
        if (found.rating() != null) {
            content.setAll((ObjectNode) json.readTree(found.rating().body()));
        }
        return composed(content, found, "counts", "ratings");
    }

    private static Composed composed(ObjectNode content, Pair found, String comments, String rating) {
        var missing = content.putArray("missing");
        if (found.comments() == null) {
            missing.add(comments);
        }
        if (found.rating() == null) {
            missing.add(rating);
        }
        return new Composed(content, !missing.isEmpty(), found.isStale());
    }
}
