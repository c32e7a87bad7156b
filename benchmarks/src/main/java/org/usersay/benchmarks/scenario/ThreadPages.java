package org.usersay.benchmarks.scenario;

import static org.usersay.benchmarks.scenario.ThreadDump.article;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** Pages of threads, parsed as far as the rows need; read directly from the service. */
final class ThreadPages {

    private static final int LARGEST = 100;

    /** The cursor of the page, at its end; those of replies come earlier. */
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"\\}$");
    /** The id of a comment; the id of an author follows another field. */
    private static final Pattern ID = Pattern.compile("\\{\"id\":\"([^\"]+)\",\"article\":");
    /** A display name. */
    private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]+)\"");

    private final Client client;
    private final Target comments;

    ThreadPages(SystemUnderTest systemUnderTest) {
        client = systemUnderTest.client();
        comments = systemUnderTest.target(Service.COMMENTS);
    }

    static String page(int size) {
        return "/api/v1/sites/vir/articles/" + article(size) + "/comments";
    }

    String get(String path) {
        return client.send(comments, Request.get(path)).expect(200).body();
    }

    /** The cursor after so many top-level comments. */
    String cursorBehind(int size, int number) {
        String cursor = "";
        for (int seen = 0; seen < number; seen += LARGEST) {
            int limit = Math.min(LARGEST, number - seen);
            cursor = next(get(page(size) + "?limit=" + limit + and(cursor)));
        }
        return cursor;
    }

    static String and(String cursor) {
        return cursor.isEmpty() ? "" : "&cursor=" + cursor;
    }

    /** Id of the comment with many replies, which is the oldest. */
    String popular(int size) {
        String popular = oldest(size, 1);
        next(get("/api/v1/comments/" + popular + "/replies?limit=" + (ThreadDump.REPLIES - 1)));
        return popular;
    }

    /** Id of the last comment of the generated chain, whose first is the second oldest of the top level. */
    String deepest(int size) {
        String comment = oldest(size, 2);
        for (Optional<String> reply = lastReply(comment); reply.isPresent(); reply = lastReply(comment)) {
            comment = reply.get();
        }
        if (ids(get("/api/v1/comments/" + comment)).size() != ThreadDump.LEVELS) {
            throw new IllegalStateException(comment + " has not the ancestors it was given");
        }
        return comment;
    }

    private Optional<String> lastReply(String comment) {
        return ids(get("/api/v1/comments/" + comment + "/replies")).stream().reduce((one, later) -> later);
    }

    /** Id of a top-level comment by age; one per page, because a page also shows replies. */
    private String oldest(int size, int place) {
        String page = get(page(size) + "?sort=oldest&limit=1");
        for (int i = 1; i < place; i++) {
            page = get(page(size) + "?sort=oldest&limit=1" + and(next(page)));
        }
        return ids(page).getFirst();
    }

    private static String next(String page) {
        Matcher next = NEXT.matcher(page);
        if (!next.find()) {
            throw new IllegalStateException("The last page already: " + page);
        }
        return next.group(1);
    }

    /** Ids of the oldest comments, which no benchmark reader wrote. */
    List<String> ids(int size) {
        return ids(get(page(size) + "?sort=oldest&limit=" + LARGEST));
    }

    /** Published comments of the whole thread. */
    int count(int size) {
        String article = article(size);
        String body = get("/api/v1/sites/vir/comment-counts?article=" + article);
        return Integer.parseInt(body.replaceAll(".*\"" + article + "\":(\\d+).*", "$1"));
    }

    private static List<String> ids(String body) {
        return ID.matcher(body).results().map(found -> found.group(1)).toList();
    }

    /** Names of authors in the thread. */
    List<String> names(int size) {
        return NAME.matcher(get(page(size) + "?sort=oldest&limit=" + LARGEST))
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }
}
