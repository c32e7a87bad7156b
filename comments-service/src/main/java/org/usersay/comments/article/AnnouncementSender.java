package org.usersay.comments.article;

import com.mongodb.MongoException;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.usersay.comments.article.ArticleStore.Unsent;
import org.usersay.starter.internalapi.SignedClients;
import org.usersay.starter.internalapi.SignedHttpClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Passes announcements on to the ratings-service, so that an article is announced once. The announcement's own write marks the
 * article as unsent; sending may be repeated, since the receiver takes a revision once.
 */
@Component
class AnnouncementSender {

    private static final Logger log = LoggerFactory.getLogger(AnnouncementSender.class);
    private static final String PATH = "/internal/articles";

    /** A batch stays below the limit of a body. */
    private static final int BATCH = 15;

    private final ArticleStore store;
    private final Articles articles;
    private final SignedHttpClient ratings;
    private final JsonMapper json;

    AnnouncementSender(
            ArticleStore store,
            Articles articles,
            AnnouncementSettings settings,
            SignedClients clients,
            JsonMapper json) {
        this.store = store;
        this.articles = articles;
        this.ratings = clients.of("ratings-service", settings.service(), settings.timeout());
        this.json = json;
    }

    private record Batch(List<Announcement> items) {}

    /** Sends what is unsent, until the receiver is unavailable. Nothing without a service key. */
    @Scheduled(fixedDelayString = "PT0.5S")
    void sendUnsent() throws InterruptedException {
        if (!ratings.hasKey()) {
            return;
        }
        try {
            List<Unsent> unsent;
            do {
                unsent = store.unsent(BATCH);
            } while (!unsent.isEmpty() && send(unsent) && unsent.size() == BATCH);
        } catch (MongoException | IOException e) {
            log.debug("Announcements wait: {}", e.toString());
        }
    }

    /** A rejected batch is sent one by one, and given up what is rejected alone. */
    private boolean send(List<Unsent> unsent) throws IOException, InterruptedException {
        var items = unsent.stream()
                .map(article -> Announcement.of(articles.find(article.key()), article.revision(), article.category()))
                .toList();
        int status =
                ratings.post(PATH, json.writeValueAsString(new Batch(items))).statusCode();
        if (status == 400 && unsent.size() > 1) {
            for (Unsent article : unsent) {
                send(List.of(article));
            }
            return true;
        }
        if (status / 100 != 2 && status != 400) {
            log.warn("The ratings-service answered {} to announcements", status);
            return false;
        }
        if (status == 400) {
            log.warn(
                    "The ratings-service rejected the announcement of {}",
                    unsent.getFirst().key());
        }
        unsent.forEach(store::sent);
        return true;
    }
}
