package org.usersay.ratings.legacy;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;
import org.usersay.ratings.tally.Histogram;
import org.usersay.starter.mongo.CollectionDefinition;
import org.usersay.starter.mongo.ShardKey;
import org.usersay.starter.site.ArticleKey;

/**
 * Counts of former rating systems, by their labels. No tally reads them. Collection {@code priors}, {@code _id}
 * {@code site/article}, with a field for each label.
 */
@Component
class LegacyRatings {

    private static final CollectionDefinition LAYOUT = CollectionDefinition.of("priors", ShardKey.ID);

    private static final String BY_LABEL = "byLabel";

    private final MongoCollection<Document> priors;

    LegacyRatings(MongoDatabase database) {
        this.priors = LAYOUT.open(database);
    }

    /** Counts of one former system. */
    record Prior(String label, long count, double average, List<Long> histogram) {
        static Prior of(String label, Histogram histogram) {
            return new Prior(label, histogram.count(), histogram.roundedAverage(), histogram.counts());
        }
    }

    /** Replaces the counts of a label. */
    void put(ArticleKey article, String label, Histogram histogram) {
        priors.updateOne(
                eq("_id", article.toString()),
                Updates.set(BY_LABEL + "." + label, histogram.counts()),
                new UpdateOptions().upsert(true));
    }

    List<Prior> find(ArticleKey article) {
        var stored = priors.find(eq("_id", article.toString())).first();
        if (stored == null) {
            return List.of();
        }
        var labels = stored.get(BY_LABEL, new Document());
        var found = new ArrayList<Prior>();
        for (var label : labels.keySet()) {
            var counts = labels.getList(label, Number.class).stream()
                    .map(Number::longValue)
                    .toList();
            found.add(Prior.of(label, new Histogram(counts)));
        }
        found.sort(Comparator.comparing(Prior::label));
        return found;
    }
}
