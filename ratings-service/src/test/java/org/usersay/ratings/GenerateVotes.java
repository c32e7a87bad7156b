package org.usersay.ratings;

import com.mongodb.ConnectionString;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.InsertManyOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.bson.Document;

/**
 * Fills a database with votes for measurements, the same ones every time: {@code GenerateVotes <MongoDB address with
 * database> <votes> <articles>}. A few articles have most of the votes. All articles are left moving, so that a service
 * that starts on them recounts everything, as after the worst loss.
 */
public final class GenerateVotes {

    private static final long SEED = 20261123;
    private static final int BATCH = 5_000;
    private static final int[] LIKELY = {1, 2, 3, 3, 4, 4, 4, 5, 5, 5};

    private GenerateVotes() {}

    public static void main(String[] arguments) {
        var address = new ConnectionString(arguments[0]);
        try (var client = MongoClients.create(address)) {
            var database = client.getDatabase(String.valueOf(address.getDatabase()));
            fill(database, Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
        }
    }

    static void fill(MongoDatabase database, int votes, int articles) {
        var random = new Random(SEED);
        insert(
                database,
                "tallies",
                articles,
                i -> new Document("_id", "vir/article-" + i)
                        .append("moving", true)
                        .append("epoch", 1L));
        insert(
                database,
                "votes",
                votes,
                i -> vote(i, i < articles ? i : (int) (articles * Math.pow(random.nextDouble(), 3)), random));
    }

    private static Document vote(int number, int article, Random random) {
        var voter = "reader-" + number;
        return new Document("_id", "vir/article-" + article + "/" + voter)
                .append("voter", voter)
                .append("stars", LIKELY[random.nextInt(LIKELY.length)])
                .append("day", 20261101 + random.nextInt(23))
                .append("castAt", Date.from(Instant.ofEpochSecond(1_793_500_000L + number)))
                .append("keptOut", List.of())
                .append("version", 1L);
    }

    private static void insert(MongoDatabase database, String collection, int count, IntFunction<Document> make) {
        var batch = new ArrayList<Document>();
        for (int i = 0; i < count; i++) {
            batch.add(make.apply(i));
            if (batch.size() == BATCH || i == count - 1) {
                database.getCollection(collection).insertMany(batch, new InsertManyOptions().ordered(false));
                batch.clear();
            }
        }
    }
}
