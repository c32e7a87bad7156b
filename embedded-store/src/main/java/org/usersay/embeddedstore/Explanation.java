package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.embeddedstore.index.QueryPlan;

/**
 * The answer to {@code explain}, as far as it says which index is read ({@code IXSCAN}) or that none is
 * ({@code COLLSCAN}), whether documents are read ({@code FETCH}) and sorted ({@code SORT}), and, with more verbosity than
 * {@code queryPlanner}, how many keys and documents a read has examined.
 */
final class Explanation {

    private Explanation() {}

    /**
     * What is read.
     *
     * @param order null for any
     * @param count whether the documents are only counted
     */
    private record Read(Document filter, @Nullable Document order, int skip, int limit, boolean count) {

        static Read of(Document command, String name) {
            return switch (name) {
                case "aggregate" ->
                    Pipeline.of(command)
                            .map(pipeline -> new Read(
                                    pipeline.filter(),
                                    pipeline.order(),
                                    pipeline.skip(),
                                    pipeline.limit(),
                                    !pipeline.rest().isEmpty() && pipeline.counts()))
                            .orElseGet(() -> new Read(new Document(), null, 0, 0, false));
                case "update" -> new Read(first(command, "updates"), null, 0, 0, false);
                case "delete" -> new Read(first(command, "deletes"), null, 0, 0, false);
                default ->
                    new Read(
                            document(command, name.equals("find") ? "filter" : "query")
                                    .orElseGet(Document::new),
                            document(command, "sort").orElse(null),
                            number(command, "skip"),
                            number(command, "limit"),
                            name.equals("count"));
            };
        }

        private static Document first(Document command, String writes) {
            return command.get(writes) instanceof List<?> list
                            && !list.isEmpty()
                            && list.getFirst() instanceof Document write
                            && write.get("q") instanceof Document query
                    ? query
                    : new Document();
        }

        private static Optional<Document> document(Document command, String field) {
            return Optional.ofNullable(command.get(field)).map(Document.class::cast);
        }

        private static int number(Document command, String field) {
            return command.get(field) instanceof Number number ? number.intValue() : 0;
        }
    }

    static Document of(StoredDatabase database, Document explain) {
        Document command = Read.document(explain, "explain").orElseThrow();
        String name = command.keySet().iterator().next();
        Read read = Read.of(command, name);
        Optional<StoredCollection> collection = database.collection(String.valueOf(command.get(name)));
        Document plan = collection
                .map(there -> stages(there.plan(read.filter(), read.order()), read))
                .orElseGet(() -> new Document("stage", "EOF"));
        Document answer = new Document("queryPlanner", new Document("winningPlan", plan));
        if (collection.isPresent() && !"queryPlanner".equals(explain.get("verbosity"))) {
            answer.put("executionStats", statistics(collection.get(), read));
        }
        Utils.markOkay(answer);
        return answer;
    }

    private static Document stages(QueryPlan plan, Read read) {
        if (read.count() && plan.exact()) {
            return new Document("stage", "COUNT").append("inputStage", plan.stage());
        }
        Document stages =
                plan.indexed() ? new Document("stage", "FETCH").append("inputStage", plan.stage()) : plan.stage();
        if (!plan.inOrder() && read.order() != null) {
            stages = new Document("stage", "SORT")
                    .append("sortPattern", read.order())
                    .append("inputStage", stages);
        }
        return read.limit() == 0 ? stages : new Document("stage", "LIMIT").append("inputStage", stages);
    }

    private static Document statistics(StoredCollection collection, Read read) {
        if (read.count() && collection.plan(read.filter(), null).exact()) {
            return statistics(1, 0, 0);
        }
        Matches matches = collection.matches(read.filter(), read.order(), read.skip(), read.limit());
        long returned = 0;
        for (; matches.hasNext(); matches.next()) {
            returned++;
        }
        return statistics(returned, matches.keysRead(), matches.documentsRead());
    }

    private static Document statistics(long returned, long keys, long documents) {
        return new Document("nReturned", returned)
                .append("totalKeysExamined", keys)
                .append("totalDocsExamined", documents);
    }
}
