package org.usersay.comments.recent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.usersay.comments.Api;
import org.usersay.comments.CommentsServiceTest;
import org.usersay.comments.comment.Comment;
import redis.clients.jedis.RedisClient;

/** Lists longer than what Redis keeps of them. */
@CommentsServiceTest
@TestPropertySource(properties = "usersay.rolls.kept=4")
class RollsTests {

    @Autowired
    Api api;

    @Autowired
    Rolls rolls;

    @Autowired
    RedisClient redis;

    private final String article = Api.article();
    private final String reader = "r-" + UUID.randomUUID();
    private final RecentList recentList = new RecentList.OfAuthor(reader);
    private final List<String> posted = new ArrayList<>();

    @Test
    void listThatWasCutIsReadOnAfterSomeHaveLeftIt() {
        post(7);
        assertThat(walk(3)).isEqualTo(posted);
        api.decide("REJECT", posted.remove(0), posted.remove(1));
        assertThat(walk(3)).isEqualTo(posted);
        assertThat(page(null, 100)).isEqualTo(posted);
    }

    @Test
    void wholeListThatOutgrowsWhatIsKeptIsReadOnAsWell() {
        post(3);
        assertThat(page(null, 100)).isEqualTo(posted);
        post(2);
        api.decide("REJECT", posted.remove(0), posted.remove(0));
        assertThat(page(null, 100)).isEqualTo(posted);
        assertThat(walk(1)).isEqualTo(posted);
    }

    @Test
    void oneThatWentUnnoticedDoesNotMakeThePageShort() {
        post(4);
        assertThat(page(null, 2)).hasSize(2);
        var gone = posted.remove(0);
        api.decide("REJECT", gone);
        redis.zadd(recentList.key(), 0, gone);
        assertThat(page(null, 2)).isEqualTo(posted.subList(0, 2));
    }

    private void post(int comments) {
        for (int i = 0; i < comments; i++) {
            posted.addFirst(Api.id(api.posted(article, reader, "number " + i)));
        }
    }

    private List<String> walk(int limit) {
        var seen = new ArrayList<String>();
        for (var page = page(null, limit); !page.isEmpty(); page = page(seen.getLast(), limit)) {
            seen.addAll(page);
        }
        return seen;
    }

    private List<String> page(@Nullable String before, int limit) {
        return rolls.newest(recentList, before, limit).stream().map(Comment::id).toList();
    }
}
