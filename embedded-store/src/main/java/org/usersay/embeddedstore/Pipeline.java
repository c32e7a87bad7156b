package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A pipeline that only reads. What it begins with, {@code $match}, {@code $sort}, {@code $skip} and {@code $limit} in this
 * order, is a query, which indexes answer; the engine runs the rest on its result. A count is answered by an index alone.
 *
 * @param order null for any
 * @param limit 0 for none
 */
record Pipeline(Document filter, @Nullable Document order, int skip, int limit, List<Document> rest) {

    private static final int MAX_RESULTS = 50_000;
    private static final int MAX_GATHERED = 20_000;

    /** Stages that gather their input, of which there may be too much. */
    private static final Set<String> GATHERING = Set.of("$sort", "$facet", "$bucket", "$sample");

    private static final Set<String> NOT_READ = Set.of("$out", "$merge", "$changeStream", "$indexStats");

    /** Empty where the pipeline does more than read a collection's documents. */
    static Optional<Pipeline> of(Document aggregate) {
        List<Document> stages = Aggregation.parse(aggregate.get("pipeline"));
        if (stages.stream().anyMatch(stage -> stage.size() != 1 || NOT_READ.contains(operator(stage)))) {
            return Optional.empty();
        }
        List<Document> rest = new ArrayList<>(stages);
        List<Document> filters = new ArrayList<>();
        for (Object filter = take(rest, "$match"); filter != null; filter = take(rest, "$match")) {
            filters.add((Document) filter);
        }
        Document filter = filters.size() == 1
                ? filters.getFirst()
                : filters.isEmpty() ? new Document() : new Document("$and", filters);
        Document order = (Document) take(rest, "$sort");
        int skip = number(take(rest, "$skip"));
        int limit = number(take(rest, "$limit"));
        return Optional.of(new Pipeline(filter, order, skip, limit, List.copyOf(rest)));
    }

    private static String operator(Document stage) {
        return stage.keySet().iterator().next();
    }

    private static @Nullable Object take(List<Document> rest, String operator) {
        return !rest.isEmpty() && operator(rest.getFirst()).equals(operator)
                ? rest.removeFirst().get(operator)
                : null;
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }

    Document run(StoredCollection collection, Document aggregate, DatabaseResolver databases, Oplog oplog) {
        if (rest.isEmpty()) {
            int batch = aggregate.get("cursor") instanceof Document cursor ? number(cursor.get("batchSize")) : 0;
            QueryResult result =
                    collection.queryDocuments(filter, order, skip, limit, batch == 0 ? 1_000 : batch, null);
            return answer(collection, result.collectDocuments(), result.getCursorId());
        }
        if (counts()) {
            return answer(collection, count(collection), 0);
        }
        Aggregation aggregation =
                Aggregation.fromPipeline(rest, databases, collection.getDatabase(), collection, oplog);
        aggregation.validate(aggregate);
        Matches matches = collection.matches(filter, order, skip, limit);
        Stream<Document> input = StreamSupport.stream(Spliterators.spliteratorUnknownSize(matches, 0), false);
        return answer(collection, bounded(aggregation.runStagesAsStream(gathers() ? limited(input) : input)), 0);
    }

    /** Whether it ends as a driver's count does. */
    boolean counts() {
        return order == null && rest.size() == 1 && !countField().isEmpty();
    }

    /** The field that holds the count, if the only other stage counts. */
    private String countField() {
        Object count = rest.getFirst().get("$count");
        if (count instanceof String field) {
            return field;
        }
        return rest.getFirst().get("$group") instanceof Document group
                        && group.size() == 2
                        && isConstant(group.get("_id"))
                ? group.entrySet().stream()
                        .filter(field -> new Document("$sum", 1).equals(field.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse("")
                : "";
    }

    private static boolean isConstant(@Nullable Object expression) {
        return expression == null || expression instanceof Number;
    }

    private List<Document> count(StoredCollection collection) {
        int count = collection.count(filter, skip, limit);
        Document result = new Document();
        if (rest.getFirst().get("$group") instanceof Document group) {
            result.put("_id", group.get("_id"));
        }
        return count == 0 ? List.of() : List.of(result.append(countField(), count));
    }

    /** Whether a stage gathers documents that no earlier one has grouped. */
    private boolean gathers() {
        return rest.stream()
                .map(Pipeline::operator)
                .takeWhile(operator -> !operator.equals("$group"))
                .anyMatch(GATHERING::contains);
    }

    private static Stream<Document> limited(Stream<Document> input) {
        int[] count = {0};
        return input.peek(document -> {
            if (++count[0] > MAX_GATHERED) {
                throw tooMany("Pipeline gathers more than " + MAX_GATHERED
                        + " documents. Begin it with $match and $sort that an index answers.");
            }
        });
    }

    private static Collection<Document> bounded(Stream<Document> output) {
        List<Document> results = new ArrayList<>();
        for (Iterator<Document> all = output.iterator(); all.hasNext(); results.add(all.next())) {
            if (results.size() == MAX_RESULTS) {
                throw tooMany("Pipeline has more than " + MAX_RESULTS + " results.");
            }
        }
        return results;
    }

    private static MongoServerError tooMany(String message) {
        return new MongoServerError(292, "QueryExceededMemoryLimitNoDiskUseAllowed", message);
    }

    private static Document answer(StoredCollection collection, Collection<Document> batch, long cursor) {
        Document answer = new Document(
                "cursor",
                new Document("id", cursor)
                        .append("ns", collection.getFullName())
                        .append("firstBatch", batch));
        Utils.markOkay(answer);
        return answer;
    }
}
