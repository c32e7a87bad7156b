package org.usersay.comments;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.TaskScheduler;

/** Scheduled tasks of the service. */
@CommentsServiceTest
class SchedulingTests {

    @Autowired
    TaskScheduler scheduler;

    @Test
    void taskThatTakesLongDoesNotDelayTheOthers() {
        var release = new CountDownLatch(1);
        var ran = new CountDownLatch(1);
        var slow = scheduler.scheduleWithFixedDelay(
                () -> await().until(() -> release.getCount() == 0), Duration.ofHours(1));
        var other = scheduler.scheduleWithFixedDelay(ran::countDown, Duration.ofHours(1));
        try {
            await().until(() -> ran.getCount() == 0);
        } finally {
            release.countDown();
            slow.cancel(false);
            other.cancel(false);
        }
    }
}
