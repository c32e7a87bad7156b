package org.usersay.benchmarks.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.usersay.benchmarks.load.Request;

/** Readers with accounts, signed in anew before their tokens end. */
public final class Readers {

    /** Tokens live ten minutes; what is left is longer than a row takes. */
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

    /** The request of one of them, by turns. */
    Request as(int i, Request request) {
        return request.as(tokens.get(i % tokens.size()));
    }

    /** Before a row. */
    void renew() {
        if (System.nanoTime() - signedInAt > RENEWED_AFTER.toNanos()) {
            tokens.replaceAll(token -> client.signIn(tokens.indexOf(token)));
            signedInAt = System.nanoTime();
        }
    }
}
