package org.usersay.gateway.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.usersay.starter.site.Sites;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Examples of all JSON bodies, answers and events of a document, and of the parameters that name a site and an article. */
@Component
class BodyExamples {

    private static final String ARTICLE = "my-article";

    private final String site;
    private final ObjectNode values;

    BodyExamples(Sites sites, JsonMapper json) {
        site = sites.sites().getFirst().id();
        try (var file = new ClassPathResource("openapi-examples.json").getInputStream()) {
            values = ((ObjectNode) json.readTree(file)).put("site", site).put("article", ARTICLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addTo(ObjectNode document) {
        var schemas = document.path("components").path("schemas");
        var requests = new SchemaExamples(schemas, values, true);
        var answers = new SchemaExamples(schemas, values, false);
        for (var path : document.path("paths")) {
            for (var operation : path) {
                operation.path("parameters").forEach(this::addTo);
                addTo(operation.path("requestBody"), requests);
                operation.path("responses").forEach(response -> addTo(response, answers));
            }
        }
        for (var event : document.path("webhooks")) {
            event.forEach(operation -> addTo(operation.path("requestBody"), answers));
        }
    }

    /** A configured site, and an article, so that an operation can be tried as it stands. Other ids come from earlier answers. */
    private void addTo(JsonNode parameter) {
        if (parameter instanceof ObjectNode named
                && named.path("in").asString("").equals("path")) {
            switch (named.path("name").asString("")) {
                case "site" -> named.put("example", site);
                case "article" -> named.put("example", ARTICLE);
                default -> {}
            }
        }
    }

    private static void addTo(JsonNode body, SchemaExamples examples) {
        for (var content : body.path("content").properties()) {
            if (content.getKey().matches("application/(ld\\+)?json")) {
                ((ObjectNode) content.getValue())
                        .set("example", examples.of(content.getValue().path("schema")));
            }
        }
    }
}
