package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moderator who decides about comments under an article where every comment is held first, and takes some decisions back. The
 * same request is repeated until it is acknowledged.
 */
final class RandomModerator implements Writer {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String DECISIONS = "/api/v1/admin/comments/decisions";

    private final Article article;
    private final Visitor reader;
    private final Visitor moderator;
    private final Random random;
    private final Map<String, String> ledger = new ConcurrentHashMap<>();
    private final Set<Act> acknowledged = ConcurrentHashMap.newKeySet();

    /** A decision about a comment, or its undo, as the audit trail names them. */
    private record Act(String action, String comment) {}

    RandomModerator(Usersay usersay, Article article, long seed) {
        this.article = article;
        this.reader = usersay.reader("moderated-" + UUID.randomUUID());
        this.moderator = usersay.administrator();
        this.random = new Random(seed);
        moderator
                .put(
                        "/api/v1/admin/sites/%s/articles/%s".formatted(article.site(), article.id()),
                        Map.of("title", "Held first", "url", "https://example.org/held", "state", "PREMODERATED"))
                .expect(200);
    }

    @Override
    public boolean write(BooleanSupplier stopped) {
        Visitor sender = reader.with("Idempotency-Key", UUID.randomUUID().toString());
        Map<String, String> comment = Map.of("text", "Held " + UUID.randomUUID());
        Optional<String> id = new Retry(stopped, 202)
                .untilAcknowledged(() -> sender.post(article.comments(), comment))
                .map(posted -> posted.text("/id"));
        if (id.isEmpty()) {
            return false;
        }
        ledger.put(id.get(), "HELD");
        boolean approve = random.nextBoolean();
        Optional<Answer> decided = decide(stopped, id.get(), approve ? "APPROVE" : "REJECT");
        if (decided.isEmpty()) {
            // It may have been carried out, although nobody was told.
            ledger.remove(id.get());
            return false;
        }
        ledger.put(id.get(), approve ? "PUBLISHED" : "REJECTED");
        acknowledged.add(new Act(approve ? "APPROVE" : "REJECT", id.get()));
        return approve || random.nextInt(4) > 0 || undo(stopped, id.get(), decided.get());
    }

    private Optional<Answer> decide(BooleanSupplier stopped, String id, String decision) {
        Map<String, Object> request = Map.of("ids", List.of(id), "decision", decision, "expectedState", "HELD");
        Optional<Answer> answer = new Retry(stopped, 200).untilAcknowledged(() -> moderator.post(DECISIONS, request));
        answer.ifPresent(decided -> assertThat(decided.at("/items/0/problem").isMissingNode())
                .as(decided.body())
                .isTrue());
        return answer;
    }

    private boolean undo(BooleanSupplier stopped, String id, Answer decided) {
        String path = DECISIONS + "/" + decided.text("/items/0/decision");
        Optional<Answer> undone = new Retry(stopped, 200).untilAcknowledged(() -> moderator.delete(path));
        if (undone.isEmpty()) {
            ledger.remove(id);
            return false;
        }
        ledger.put(id, "HELD");
        acknowledged.add(new Act("UNDO", id));
        return true;
    }

    @Override
    public void assertKept(Stored stored) {
        assertThat(stored.comments().states()).containsAllEntriesOf(ledger);
    }

    /** Fails if the audit trail has no line about something that was acknowledged. */
    void assertAudited(Usersay usersay) {
        String trail = "/api/v1/admin/sites/%s/audit.ndjson".formatted(article.site());
        Set<Act> audited = usersay.administrator()
                .get(trail)
                .expect(200)
                .body()
                .lines()
                .map(JSON::readTree)
                .map(line -> new Act(
                        line.path("action").asString(), line.path("target").asString()))
                .collect(Collectors.toSet());
        assertThat(acknowledged).isNotEmpty();
        assertThat(audited).containsAll(acknowledged);
    }
}
