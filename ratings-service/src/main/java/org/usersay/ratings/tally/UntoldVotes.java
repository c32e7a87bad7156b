package org.usersay.ratings.tally;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;
import static java.util.stream.Collectors.groupingBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ZAddParams;

/**
 * Votes that Redis could not be told of before they were written. MongoDB keeps their tokens: should the service die before
 * Redis knows of them, any instance opens them there, and they are looked after as if Redis had been told in time.
 *
 * <p>Collection {@code untold_votes}, {@code _id} the token, with {@code article} and {@code at}. Empty but for moments,
 * and read whole.
 */
@Component
class UntoldVotes {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("untold_votes", ShardKey.ID);

    private final MongoCollection<Document> marks;
    private final RedisClient redis;
    private final RedisServerInfo life;
    private final RedisTallies running;
    private final Recounts recounts;
    private final TallySettings settings;
    private final Clock clock;

    /** Of this process, whose writes have ended. */
    private final Queue<Ticket> written = new ConcurrentLinkedQueue<>();

    UntoldVotes(
            MongoDatabase database,
            RedisClient redis,
            RedisServerInfo life,
            RedisTallies running,
            Recounts recounts,
            TallySettings settings,
            Clock clock) {
        this.marks = LAYOUT.open(database);
        this.redis = redis;
        this.life = life;
        this.running = running;
        this.recounts = recounts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Such a vote is about to be written. */
    Ticket begin(Ticket ticket) {
        marks.insertOne(new Document("_id", ticket.token())
                .append("article", ticket.article().toString())
                .append("at", Date.from(clock.instant())));
        return ticket.untold();
    }

    /** It has been, or nothing came of it: a recount that begins from now on sees what there is. */
    void written(Ticket ticket) {
        written.add(ticket);
    }

    /** Redis is back, and has tallies that lack these votes: they are not shown as true until they are recounted. */
    void tellWhatIsWritten() {
        var ended = new ArrayList<Ticket>();
        for (var next = written.poll(); next != null; next = written.poll()) {
            ended.add(next);
        }
        if (ended.isEmpty()) {
            return;
        }
        var byArticle = ended.stream().collect(groupingBy(Ticket::article));
        try {
            byArticle.forEach((article, tickets) -> {
                running.touch(article);
                running.doubt(article);
                redis.zrem(RedisKeys.open(article), tokens(tickets).toArray(String[]::new));
            });
            marks.deleteMany(in("_id", tokens(ended)));
        } finally {
            recounts.wantAll(byArticle.keySet());
        }
    }

    private static List<String> tokens(List<Ticket> tickets) {
        return tickets.stream().map(Ticket::token).toList();
    }

    /**
     * What stands in MongoDB while Redis answers was left by somebody who died, or is on its way. Its write may still land,
     * so the token stays until it cannot any more.
     */
    void tellWhatIsLeft() {
        var over = clock.instant().minus(settings.abandoned());
        Beside.each(
                marks.find().into(new ArrayList<>()),
                mark -> tell(mark, mark.getDate("at").toInstant().isBefore(over)));
    }

    private void tell(Document mark, boolean over) {
        var token = mark.getString("_id");
        var article = Touched.article(mark.getString("article"));
        // Whoever opens a token and dies leaves the article to be looked at.
        running.touch(article);
        if (over || opens(article, token)) {
            running.doubt(article);
            recounts.want(article);
        }
        if (over) {
            marks.deleteOne(eq("_id", token));
        }
    }

    /** Whether it is this instance that does. */
    private boolean opens(ArticleKey article, String token) {
        return redis.zadd(
                        RedisKeys.open(article),
                        life.now(),
                        token,
                        ZAddParams.zAddParams().nx())
                == 1;
    }
}
