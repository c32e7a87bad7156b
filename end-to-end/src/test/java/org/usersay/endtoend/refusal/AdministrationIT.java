package org.usersay.endtoend.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.ApiDocument;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Readers.Account;
import org.usersay.endtoend.system.RunningSystem;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

/** Every administrative route of the OpenAPI document, called by a reader and by a moderator of another site. */
@ExtendWith(RunningSystem.class)
class AdministrationIT {

    private static final String ADMIN = "/api/v1/admin/";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private static final List<String> FAULTY_BODIES = List.of("{", "[]", "{\"unexpected\":true}");

    private static final Map<String, String> VARIABLES =
            Map.of("site", Usersay.SITE, "form", "csv", "version", "1", "article", "a", "list", "daily");

    private static final Map<String, String> PARAMETERS =
            Map.of("publication", "digital", "date", "2026-01-31", "format", "usersay", "name", "a", "q", "harbour");

    private final Usersay usersay;
    private final JsonNode document;

    /** A request of the document, with the example of its body. */
    private record Call(String method, String template, String path, String mediaType, String body) {

        boolean hasBody() {
            return !mediaType.isEmpty();
        }

        Call withBody(String other) {
            return new Call(method, template, path, mediaType, other);
        }

        Answer by(Visitor visitor) {
            return hasBody()
                    ? visitor.with("Content-Type", mediaType).send(method, path, BodyPublishers.ofString(body))
                    : visitor.send(method, path, BodyPublishers.noBody());
        }
    }

    AdministrationIT(Usersay usersay) {
        this.usersay = usersay;
        this.document = ApiDocument.of(usersay).json();
    }

    @Test
    void noRouteIsOpenToAReader() {
        Visitor reader = reader("Phuong Vy");
        assertThat(calls())
                .hasSizeGreaterThan(80)
                .allSatisfy(call -> call.by(reader).refused(403, "forbidden"));
    }

    @Test
    void noRouteTellsAReaderWhatIsWrongWithABody() {
        Visitor reader = reader("Thu Hien");
        assertThat(calls())
                .filteredOn(Call::hasBody)
                .hasSizeGreaterThan(20)
                .allSatisfy(call -> assertThat(FAULTY_BODIES)
                        .allSatisfy(body -> call.withBody(body).by(reader).refused(403, "forbidden")));
    }

    @Test
    void noRouteOfASiteIsOpenToAModeratorOfAnother() {
        Visitor moderator = moderatorOfTheOtherSite("Hai Duong");
        moderator.get(ADMIN + "sites/" + Usersay.OPEN_SITE + "/queues").expect(200);
        assertThat(calls())
                .filteredOn(call -> call.template().contains("{site}"))
                .hasSizeGreaterThan(60)
                .allSatisfy(call -> call.by(moderator).refused(403, "forbidden"));
    }

    @Test
    void commentsAndReadersOfASiteAreNoneOfAnothersModerators() {
        Account author = usersay.readers().signedIn("Tuan Kiet");
        Article article = Article.fresh();
        String comment = author.browser()
                .post(article.comments(), Map.of("text", "Of this site."))
                .expect(201)
                .text("/id");
        String reader = author.browser().get("/api/v1/me").expect(200).text("/id");
        Visitor moderator = moderatorOfTheOtherSite("Kim Ngoc");

        Answer decided = moderator
                .post(ADMIN + "comments/decisions", Map.of("ids", List.of(comment), "decision", "REJECT"))
                .expect(200);
        assertThat(decided.text("/items/0/problem")).isEqualTo("/problems/not-found");
        moderator
                .send("PUT", ADMIN + "comments/" + comment + "/pin", BodyPublishers.noBody())
                .refused(403, "forbidden");
        moderator.get(ADMIN + "readers/" + reader).refused(403, "forbidden");
        moderator
                .put(ADMIN + "readers/" + reader + "/ban", Map.of("reason", "none of my readers"))
                .refused(403, "forbidden");

        usersay.program().get("/api/v1/comments/" + comment).expect(200);
        author.browser().get("/api/v1/me").expect(200);
    }

    private Visitor reader(String name) {
        return usersay.program().bearing(usersay.readers().signedIn(name).token());
    }

    private Visitor moderatorOfTheOtherSite(String name) {
        Account account = usersay.readers().signedIn(name);
        String id = account.browser().get("/api/v1/me").expect(200).text("/id");
        usersay.administrator()
                .put(
                        ADMIN + "readers/" + id + "/roles",
                        Map.of("roles", List.of("MODERATOR"), "site", Usersay.OPEN_SITE))
                .expect(200);
        return usersay.program().bearing(new Account(account.email(), name, usersay.browser()).token());
    }

    private List<Call> calls() {
        List<Call> calls = new ArrayList<>();
        document.path("paths").properties().forEach(path -> {
            if (path.getKey().startsWith(ADMIN)) {
                path.getValue().properties().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .forEach(operation -> calls.add(call(operation.getKey(), path.getKey(), operation.getValue())));
            }
        });
        return calls;
    }

    private Call call(String method, String template, JsonNode operation) {
        String path = VARIABLE.matcher(template)
                .replaceAll(
                        variable -> VARIABLES.getOrDefault(variable.group(1), "01890000-0000-7000-8000-000000000000"));
        List<String> required = new ArrayList<>();
        for (JsonNode declared : operation.path("parameters")) {
            JsonNode parameter = resolved(declared);
            if (parameter.path("in").asString().equals("query")
                    && parameter.path("required").asBoolean(false)) {
                String name = parameter.path("name").asString();
                required.add(name + "=" + PARAMETERS.getOrDefault(name, "1"));
            }
        }
        String query = required.isEmpty() ? "" : "?" + String.join("&", required);
        var content = resolved(operation.path("requestBody")).path("content").properties().stream()
                .findFirst();
        return new Call(
                method.toUpperCase(Locale.ROOT),
                template,
                path + query,
                content.map(Map.Entry::getKey).orElse(""),
                content.map(body -> body.getValue().path("example"))
                        .map(example -> example.isMissingNode() ? "{}" : example.toString())
                        .orElse(""));
    }

    private JsonNode resolved(JsonNode declared) {
        return declared.has("$ref")
                ? document.at(declared.path("$ref").asString().substring(1))
                : declared;
    }
}
