package org.usersay.comments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.usersay.comments.Api.id;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whoever pages through a thread while others write into it finds every comment that was there throughout exactly once,
 * and none twice, in every order and with any page size.
 */
@CommentsServiceTest
class PagingTests {

    @Autowired
    Api api;

    @ParameterizedTest
    @CsvSource({
        "newest, 1",
        "newest, 2",
        "oldest, 3",
        "oldest, 4",
        "top, 5",
        "top, 6",
        "controversial, 7",
        "controversial, 8"
    })
    void nothingIsMissedAndNothingComesTwiceWhileOthersWrite(String sort, long seed)
            throws InterruptedException, ExecutionException {
        var random = new Random(seed);
        var article = Api.article();
        var throughout = new ArrayList<String>();
        var leaving = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            var id = id(api.posted(article, "ann", "comment " + i));
            (random.nextInt(5) == 0 ? leaving : throughout).add(id);
        }
        var reading = new AtomicBoolean(true);
        var writing = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var writer = threads.submit(() -> {
                var left = new ArrayList<>(leaving);
                for (int i = 0; reading.get() && i < 200; i++) {
                    var posted = id(api.posted(article, "bob", "meanwhile " + i));
                    api.replied(article, "eve", "to that", posted);
                    if (!left.isEmpty()) {
                        api.decide("REJECT", left.removeLast());
                    }
                    writing.countDown();
                }
            });
            writing.await();
            for (int round = 0; round < 3; round++) {
                assertThat(api.ids(article, sort, 1 + random.nextInt(7)))
                        .doesNotHaveDuplicates()
                        .containsAll(throughout);
            }
            reading.set(false);
            writer.get();
        }
        assertThat(api.ids(article, sort, 100)).isEqualTo(api.ids(article, sort, 7));
        assertThat(List.copyOf(throughout)).isSubsetOf(api.ids(article, sort, 1));
    }
}
