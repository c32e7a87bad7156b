package org.usersay.comments.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.CommentState;
import org.usersay.comments.comment.Comments.Outline;
import org.usersay.comments.comment.ThreadPosition;
import org.usersay.comments.comment.VoteCounts;
import org.usersay.comments.count.RedisCopy.Step;
import org.usersay.comments.count.Slice.After;
import org.usersay.starter.id.UuidV7;
import org.usersay.starter.site.ArticleKey;

/**
 * Random threads: their changes are told to the copy out of order, twice and in pieces; afterwards every list it gives
 * equals that of the same thread held plainly in memory, however it is paged.
 */
@CommentsServiceTest
class PlacingTests {

    @Autowired
    RedisCopy copy;

    private final ArticleKey thread = new ArticleKey("vir", Api.article());

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void copyAgreesWithTheThreadWhateverTheOrderOfChanges(long seed) {
        var random = new Random(seed);
        var last = new ArrayList<Outline>();
        var changes = new ArrayList<Outline>();
        for (int i = 0; i < 60; i++) {
            var history = history(last, random);
            changes.addAll(history);
            last.add(history.getLast());
        }
        changes.addAll(changes.subList(0, changes.size() / 2));
        Collections.shuffle(changes, random);
        copy.place(thread, Step.BEGIN, List.of(), "");
        for (int i = 0; i < changes.size(); i += 7) {
            copy.place(thread, Step.NEXT, changes.subList(i, Math.min(changes.size(), i + 7)), "");
        }
        copy.place(thread, Step.END, List.of(), "");

        var plain = new ThreadInMemory(last);
        for (CommentSort commentSort : CommentSort.values()) {
            compare(plain, after -> Request.top(thread, commentSort, 1 + random.nextInt(9), 3, after));
        }
        for (Outline comment : last) {
            compare(plain, after -> Request.replies(thread, comment.id(), 1 + random.nextInt(5), 3, after));
        }
    }

    private interface Paging {
        Request after(Optional<After> after);
    }

    private void compare(ThreadInMemory plain, Paging paging) {
        var after = Optional.<After>empty();
        while (true) {
            var request = paging.after(after);
            var expected = plain.slice(request);
            assertThat(copy.slice(request)).as("%s", request).contains(Optional.of(expected));
            if (expected.entries().isEmpty()) {
                return;
            }
            after = Optional.of(After.of(expected.entries().getLast()));
        }
    }

    /** A comment's versions: posted, then changed in state and votes; many tie in rank. */
    private List<Outline> history(List<Outline> above, Random random) {
        var place = above.isEmpty() || random.nextInt(3) == 0
                ? ThreadPosition.TOP
                : under(above.get(random.nextInt(above.size())));
        var id = UuidV7.next();
        var versions = new ArrayList<Outline>();
        int count = random.nextBoolean() ? 1 : 1 + random.nextInt(4);
        for (int version = 1; version <= count; version++) {
            var state = random.nextInt(4) == 0 ? CommentState.REJECTED : CommentState.PUBLISHED;
            var tally =
                    version == 1 ? VoteCounts.NONE : new VoteCounts(random.nextInt(3), random.nextInt(3), List.of());
            versions.add(new Outline(id, thread, place, state, tally, version));
        }
        return versions;
    }

    private static ThreadPosition under(Outline parent) {
        var path = new ArrayList<>(parent.place().path());
        if (path.size() < 3) {
            path.add(parent.id());
        }
        return new ThreadPosition(parent.id(), "somebody", path);
    }
}
