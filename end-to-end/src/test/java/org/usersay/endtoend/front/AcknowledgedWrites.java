package org.usersay.endtoend.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** What was acknowledged to readers. */
final class AcknowledgedWrites {

    private record Voter(String token, Article article) {}

    private final Queue<String> comments = new ConcurrentLinkedQueue<>();
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final Map<Voter, Integer> stars = new ConcurrentHashMap<>();

    void comment(String text) {
        comments.add(text);
    }

    void rating(String token, Article article, int given) {
        stars.put(new Voter(token, article), given);
    }

    /** @param address of the order, with its token */
    void order(String address) {
        orders.add(address);
    }

    /** Fails unless the system has each comment once, every order, and the last stars of every reader. */
    void assertKept(Usersay usersay) {
        List<String> export = usersay.administrator()
                .get("/api/v1/admin/sites/" + Usersay.SITE + "/exports")
                .expect(200)
                .body()
                .lines()
                .toList();
        assertThat(comments)
                .isNotEmpty()
                .allSatisfy(text -> assertThat(export.stream().filter(line -> line.contains(text)))
                        .as(text)
                        .hasSize(1));
        assertThat(orders)
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(order -> usersay.program().get(order).expect(200));
        assertThat(stars)
                .isNotEmpty()
                .allSatisfy((voter, given) -> assertThat(usersay.program()
                                .bearing(voter.token())
                                .get(voter.article().myRating())
                                .expect(200)
                                .at("/stars")
                                .asInt())
                        .isEqualTo(given));
    }
}
