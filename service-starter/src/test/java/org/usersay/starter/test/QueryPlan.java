package org.usersay.starter.test;

import com.mongodb.client.MongoDatabase;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.Document;

/**
 * What MongoDB would do for a read, as it says itself. Every shape of the answer is read alike, since all of them name each
 * step in the same field: plans of one server and of shards, of finds and of pipelines, of the classic engine, of the
 * slot-based one, and the short ones of MongoDB 8 ({@code EXPRESS_…}).
 *
 * @param stages of the winning plan, on all shards
 */
public record QueryPlan(Set<String> stages) {

    private static final List<String> ANSWERED = List.of("queryPlanner", "stages", "shards");
    private static final List<String> OF_THE_SESSION =
            List.of("lsid", "$db", "$clusterTime", "$readPreference", "txnNumber", "readConcern", "apiVersion");

    /** Not taken, or no step: what was asked, and other plans. */
    private static final Set<String> BESIDE = Set.of("rejectedPlans", "command", "parsedQuery", "serverInfo");

    public QueryPlan {
        stages = Set.copyOf(stages);
    }

    /** The plan of a command as a driver has sent it. */
    public static QueryPlan ask(MongoDatabase database, BsonDocument command) {
        // What a listener was given cannot be changed.
        var question = new BsonDocument();
        command.forEach((field, value) -> {
            if (!OF_THE_SESSION.contains(field)) {
                question.append(field, value);
            }
        });
        return of(database.runCommand(
                new Document("explain", question).append("verbosity", "queryPlanner"), BsonDocument.class));
    }

    /** No stages where the answer tells of no plan. */
    static QueryPlan of(BsonDocument answer) {
        var stages = new TreeSet<String>();
        if (ANSWERED.stream().anyMatch(answer::containsKey)) {
            gather(answer, stages);
        }
        return new QueryPlan(stages);
    }

    /** Whether documents are looked through, on any shard. */
    public boolean scans() {
        return stages.contains("COLLSCAN");
    }

    /** Whether documents are sorted instead of read in order; merging what shards have in order is not. */
    public boolean sorts() {
        return stages.contains("SORT");
    }

    private static void gather(BsonValue plan, Set<String> stages) {
        if (plan.isArray()) {
            plan.asArray().forEach(part -> gather(part, stages));
        } else if (plan.isDocument()) {
            plan.asDocument().forEach((key, value) -> {
                if (key.equals("stage") && value.isString()) {
                    stages.add(value.asString().getValue());
                } else if (!BESIDE.contains(key)) {
                    gather(value, stages);
                }
            });
        }
    }
}
