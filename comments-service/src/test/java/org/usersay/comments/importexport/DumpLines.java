package org.usersay.comments.importexport;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.usersay.comments.Api;
import tools.jackson.databind.node.ObjectNode;

/** Lines of a dump in our own format. */
final class DumpLines {

    private DumpLines() {}

    /** A published comment whose number is its id, says when it was written, and by whom. */
    static ObjectNode comment(String article, int number, @Nullable String parent) {
        var createdAt = Instant.parse("2025-01-01T00:00:00Z").plusSeconds(number);
        var line = Api.json()
                .put("type", "comment")
                .put("id", String.valueOf(number))
                .put("article", article)
                .put("parent", parent)
                .put("text", "number " + number)
                .put("state", "PUBLISHED")
                .put("createdAt", createdAt.toString());
        line.putObject("author").put("id", "reader-" + number).put("name", "Reader");
        return line;
    }
}
