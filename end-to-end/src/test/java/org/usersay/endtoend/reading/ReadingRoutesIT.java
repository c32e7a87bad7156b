package org.usersay.endtoend.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.reading.ReadingRoutes.Read;
import org.usersay.endtoend.system.ApiDocument;
import org.usersay.endtoend.system.Part;
import org.usersay.endtoend.system.Usersay;
import org.usersay.standalone.Options;

/**
 * Every route that reads answers on a large site, and no process runs out of memory. By default the site is smaller than
 * the one that the default sizes are for; the store's heap is not, since an import with the index of words ends one of 64 MB.
 * {@code -Dusersay.reading.comments=111100} prints how long each first and second answer took.
 */
class ReadingRoutesIT {

    private static final int COMMENTS = Integer.getInteger("usersay.reading.comments", 15_000);
    private static final int COMMENTS_OF_THE_DEFAULT_HEAP = 100_000;
    private static final int SMALLER_STORE_HEAP_MEGABYTES = 112;

    @Test
    void everyReadingRouteAnswersAndEveryProcessStaysAlive(@TempDir Path data) throws Exception {
        try (Usersay usersay = start(data)) {
            new LargeSite(COMMENTS).fill(usersay, data.resolve("dump.ndjson"));
            allowGuests(usersay.administrator());
            Map<String, List<Read>> routes = ReadingRoutes.of(usersay);
            assertThat(routes.keySet()).containsAll(described(usersay));

            List<String> times = new ArrayList<>();
            routes.values().stream().flatMap(List::stream).forEach(read -> times.add(readTwice(read)));
            System.out.println(String.join("\n", times));

            for (Part part : Part.values()) {
                assertThat(usersay.isRunning(part)).as("%s is running", part).isTrue();
            }
        }
    }

    private static Usersay start(Path data) {
        return Usersay.start(
                data,
                // In batches of the default size, which are larger than those of other tests.
                options -> size(options.withEnvironment("USERSAY_TRANSFER_BATCH", "500")));
    }

    private static Options size(Options options) {
        return COMMENTS < COMMENTS_OF_THE_DEFAULT_HEAP
                ? options.withStoreHeapMegabytes(SMALLER_STORE_HEAP_MEGABYTES)
                : options.withEnvironment("USERSAY_TRANSFER_MAXUPLOAD", "1GB");
    }

    private static void allowGuests(Visitor administrator) {
        String settings = "/api/v1/admin/sites/" + Usersay.SITE + "/moderation-settings";
        String current = administrator.get(settings).expect(200).body();
        administrator
                .json("PUT", settings, current.replace("\"guests\":false", "\"guests\":true"))
                .expect(200);
    }

    /** Path templates of all routes that read, as the document describes them. */
    private static Set<String> described(Usersay usersay) {
        Set<String> templates = new TreeSet<>();
        ApiDocument.of(usersay).at("/paths").properties().forEach(path -> {
            if (path.getValue().has("get") && path.getKey().startsWith("/api/v1/")) {
                templates.add(path.getKey().replaceAll("\\{[^}]*}", "{}"));
            }
        });
        assertThat(templates).hasSizeGreaterThan(45);
        return templates;
    }

    private static String readTwice(Read read) {
        long begun = System.nanoTime();
        readOnce(read);
        long between = System.nanoTime();
        readOnce(read);
        long end = System.nanoTime();
        return "%6.1f ms, then %6.1f ms: GET %s"
                .formatted(
                        (between - begun) / 1e6,
                        (end - between) / 1e6,
                        read.path().substring(0, Math.min(100, read.path().length())));
    }

    private static void readOnce(Read read) {
        if (read.path().endsWith("/stream")) {
            assertThat(read.visitor().open(read.path())).isEqualTo(200);
            return;
        }
        Answer answer = read.visitor().get(read.path());
        assertThat(answer.status()).as(answer.toString()).isIn(200, 204);
    }
}
