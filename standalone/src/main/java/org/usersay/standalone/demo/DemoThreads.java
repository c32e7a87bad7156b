package org.usersay.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.usersay.standalone.demo.DemoClient.Call;

/**
 * The day's threads with their votes and reported comments: an export of our own whose times are minutes before the first start,
 * {@code "@90"}. An import takes what is there already as done.
 */
final class DemoThreads {

    private static final Pattern MINUTES = Pattern.compile("\"@(\\d+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("\"state\":\"([A-Z_]+)\"");
    private static final Duration INTERVAL = Duration.ofMillis(500);

    private DemoThreads() {}

    /** Returns when the import is complete. */
    static void send(DemoClient client, String site, String administrator, Instant begun)
            throws IOException, InterruptedException {
        String imports = "/api/v1/admin/sites/" + site + "/imports";
        String job = client.require(
                Call.post(imports + "?format=usersay", dated(site, begun)).by(administrator));
        Matcher id = ID.matcher(job);
        if (!id.find()) {
            throw new IOException("an import without id");
        }
        String path = imports + "/" + id.group(1);
        String state = state(job);
        while (!state.equals("DONE")) {
            if (state.equals("FAILED")) {
                throw new IOException("the import of the demo's comments failed");
            }
            client.pause(INTERVAL);
            state = state(client.require(Call.get(path, administrator)));
        }
    }

    private static String state(String job) {
        Matcher state = STATE.matcher(job);
        return state.find() ? state.group(1) : "";
    }

    private static String dated(String site, Instant begun) throws IOException {
        String name = "/demo/day-" + site + ".jsonl";
        try (InputStream day = Objects.requireNonNull(DemoThreads.class.getResourceAsStream(name))) {
            return MINUTES.matcher(new String(day.readAllBytes(), UTF_8))
                    .replaceAll(minutes -> '"'
                            + begun.minus(Duration.ofMinutes(Long.parseLong(minutes.group(1))))
                                    .toString()
                            + '"');
        }
    }
}
