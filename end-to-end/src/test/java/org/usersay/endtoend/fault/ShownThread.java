package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.JsonNode;

/** All comments of an article as readers page through them, by id. Fails if one is shown twice. */
final class ShownThread {

    private final Usersay usersay;
    private final Map<String, JsonNode> comments = new LinkedHashMap<>();

    private ShownThread(Usersay usersay) {
        this.usersay = usersay;
    }

    static Map<String, JsonNode> of(Usersay usersay, Article article) {
        ShownThread thread = new ShownThread(usersay);
        thread.read(article.comments(), "");
        return thread.comments;
    }

    private void read(String list, String from) {
        for (String cursor = from; cursor != null; ) {
            Answer page = usersay.program().get(list + "?limit=100" + cursor).expect(200);
            page.at("/items").forEach(this::add);
            cursor = next(page.json());
        }
    }

    private void add(JsonNode comment) {
        String id = comment.path("id").asString();
        assertThat(comments.put(id, comment)).as("%s is shown once", id).isNull();
        JsonNode replies = comment.path("replies");
        replies.path("items").forEach(this::add);
        String more = next(replies);
        if (more != null) {
            read("/api/v1/comments/" + id + "/replies", more);
        }
    }

    private static @Nullable String next(JsonNode page) {
        JsonNode next = page.path("next");
        return next.isString() ? "&cursor=" + next.asString() : null;
    }
}
