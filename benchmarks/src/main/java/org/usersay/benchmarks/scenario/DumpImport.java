package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.usersay.benchmarks.load.Request;
import org.usersay.benchmarks.load.Target;
import org.usersay.standalone.service.Service;

/** Import of a dump by an administrator, as the API offers it. */
final class DumpImport {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(500);
    private static final String IMPORTS = "/api/v1/admin/sites/vir/imports";

    private final Client client;
    private final Target comments;
    private final String token;

    DumpImport(SystemUnderTest systemUnderTest) {
        client = systemUnderTest.client();
        comments = systemUnderTest.target(Service.COMMENTS);
        token = systemUnderTest.administratorToken();
    }

    /** Returns when the import is done; the result is the time it took. */
    Duration run(String dump) {
        long begun = System.nanoTime();
        Map<String, String> headers = Map.of("Content-Type", "application/x-ndjson");
        Request upload = new Request("POST", IMPORTS + "?format=usersay", headers, dump).as(token);
        String job = client.send(comments, upload).expect(202).value("id");
        Request progress = Request.get(IMPORTS + "/" + job).as(token);
        String state = "";
        while (!state.equals("DONE")) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            if (System.nanoTime() - begun > PATIENCE.toNanos() || state.equals("FAILED")) {
                throw new IllegalStateException("The import did not end: " + state);
            }
            state = client.send(comments, progress).expect(200).value("state");
        }
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
