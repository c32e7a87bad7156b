package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.bson.Document;

/**
 * How a query is answered: which ranges of which index are read.
 *
 * @param indexed whether an index bounds or orders what is read; else all documents are read
 * @param inOrder whether the documents come in the order of the query; else they have to be sorted
 * @param reverse whether the ranges are read backwards
 * @param merged leading fields, each with single values, that do not count for the order: ranges that differ in them are
 *     merged
 */
public record QueryPlan(IndexBounds bounds, boolean indexed, boolean inOrder, boolean reverse, int merged) {

    /** Whether every document in the ranges matches, so that no document has to be read. */
    public boolean exact() {
        return bounds.exact();
    }

    /** Keys in the ranges; of documents if the plan is exact. */
    public long count() {
        return bounds.ranges().stream()
                .mapToLong(range -> range.count(bounds.index().entries()))
                .sum();
    }

    public IndexScan scan() {
        return new IndexScan(this);
    }

    /** The stage that reads, as the command {@code explain} names it. */
    public Document stage() {
        String direction = reverse ? "backward" : "forward";
        return indexed
                ? new Document("stage", "IXSCAN")
                        .append(
                                "keyPattern",
                                bounds.index().toIndexDescription().get("key"))
                        .append("indexName", bounds.index().getName())
                        .append("direction", direction)
                : new Document("stage", "COLLSCAN").append("direction", direction);
    }
}
