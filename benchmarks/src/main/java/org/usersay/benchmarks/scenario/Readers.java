package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.usersay.benchmarks.load.Request;

/** Readers with accounts, signed in again before their tokens expire. */
public final class Readers {

    /** Tokens are valid for ten minutes; the rest is longer than a row takes. */
    private static final Duration RENEWED_AFTER = Duration.ofMinutes(4);

    private final Client client;
    private final List<String> tokens = new ArrayList<>();
    private long signedInAt = System.nanoTime();

    public Readers(SystemUnderTest systemUnderTest, int number) {
        client = systemUnderTest.client();
        for (int i = 0; i < number; i++) {
            tokens.add(client.reader(i));
        }
    }

    int number() {
        return tokens.size();
    }

    /** The request as sent by one of the readers, in turn. */
    Request as(int i, Request request) {
        return request.as(tokens.get(i % tokens.size()));
    }

    /** Renews old tokens; called before a row. */
    void renew() {
        if (System.nanoTime() - signedInAt > RENEWED_AFTER.toNanos()) {
            tokens.replaceAll(token -> client.signIn(tokens.indexOf(token)));
            signedInAt = System.nanoTime();
        }
    }
}
