package org.usersay.endtoend.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.usersay.endtoend.http.Answer;
import org.usersay.endtoend.http.Visitor;
import org.usersay.endtoend.system.Article;
import org.usersay.endtoend.system.Usersay;

/** Reader who posts comments and replies. A repeated post carries the same idempotency key. */
final class RandomCommenter implements Writer {

    /** A comment as it was acknowledged; {@code parent} is empty at the top level. */
    record Posted(String id, String article, String parent, String text) {}

    private final Visitor visitor;
    private final List<Article> articles;
    private final Random random;
    private final List<Posted> ledger = new CopyOnWriteArrayList<>();

    RandomCommenter(Usersay usersay, List<Article> articles, long seed) {
        this.visitor = usersay.reader("commenter-" + UUID.randomUUID());
        this.articles = articles;
        this.random = new Random(seed);
    }

    /** Ids in the order of their acknowledgement; may be read while others are added. */
    List<Posted> ledger() {
        return ledger;
    }

    @Override
    public boolean write(BooleanSupplier stopped) {
        Article article = articles.get(random.nextInt(articles.size()));
        String text = "Comment " + UUID.randomUUID();
        Map<String, Object> comment = new HashMap<>(Map.of("text", text));
        Optional<String> parent = random.nextBoolean() ? topLevel(article) : Optional.empty();
        parent.ifPresent(id -> comment.put("parent", id));
        Visitor sender = visitor.with("Idempotency-Key", UUID.randomUUID().toString());
        Optional<Answer> posted =
                new Retry(stopped, 201).untilAcknowledged(() -> sender.post(article.comments(), comment));
        posted.ifPresent(answer -> ledger.add(new Posted(answer.text("/id"), article.id(), parent.orElse(""), text)));
        return posted.isPresent();
    }

    private Optional<String> topLevel(Article article) {
        return ledger.stream()
                .filter(posted ->
                        posted.article().equals(article.id()) && posted.parent().isEmpty())
                .map(Posted::id)
                .findFirst();
    }

    @Override
    public void assertKept(Stored stored) {
        assertThat(stored.comments().all()).containsAll(ledger);
    }
}
