package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.usersay.endtoend.http.Answer;

/** Answers through the front by their kind. */
final class FrontAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration RECOVERED_WITHIN = Duration.ofSeconds(15);
    private static final int SOME = 60;

    private final AtomicInteger right = new AtomicInteger();
    private final AtomicInteger rightInARow = new AtomicInteger();
    private final Queue<String> stale = new ConcurrentLinkedQueue<>();
    private final Queue<String> lost = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Whether it is a success of a service itself, and no copy in place of one. */
    boolean add(String request, HttpResponse<String> response) {
        Answer answer = new Answer(request, response.statusCode(), response.headers(), response.body());
        boolean success = answer.status() / 100 == 2;
        if (success && !isStale(answer)) {
            right.incrementAndGet();
            rightInARow.incrementAndGet();
            return true;
        }
        rightInARow.set(0);
        if (success) {
            stale.add(answer.toString());
        } else if (answer.status() == 502 || answer.status() == 503) {
            answer.problem();
            lost.add(answer.toString());
        } else {
            wrong.add(answer.toString());
        }
        return false;
    }

    void addFailure(Throwable failure) {
        wrong.add(failure.toString());
    }

    private static boolean isStale(Answer answer) {
        return answer.header("Usersay-Front-Cache").equals("STALE")
                || answer.header("Usersay-Degraded").equals("stale");
    }

    /** Returns when some more were right. */
    void awaitMore() {
        int goal = right.get() + SOME;
        await().atMost(PATIENCE).until(() -> right.get() > goal || !wrong.isEmpty());
        assertThat(wrong).isEmpty();
    }

    /** Returns when some were right without another among them. */
    void awaitRecovery() {
        rightInARow.set(0);
        await().atMost(RECOVERED_WITHIN).until(() -> rightInARow.get() > SOME || !wrong.isEmpty());
        assertThat(wrong).isEmpty();
    }

    /** Fails unless each was a success, or a problem that says that there is no answer. */
    void assertNoneWrong() {
        assertThat(wrong).isEmpty();
    }

    /** Fails unless each was a success of a service itself. */
    void assertAllRight() {
        assertNoneWrong();
        assertThat(lost).isEmpty();
        assertThat(stale).isEmpty();
    }
}
