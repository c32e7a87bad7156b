package org.usersay.starter.test;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonValue;
import org.usersay.starter.mongo.CollectionDefinition;

/**
 * Refuses what a sharded cluster of MongoDB 7 would refuse: a write to one document that does not say on which shard it is.
 * Such a write names the whole shard key; an update or a removal may name {@code _id} instead, and is then sent to every
 * shard, unless it might insert.
 */
final class TargetedWrites implements CommandListener {

    private static final Map<String, CollectionDefinition> LAYOUTS = Layouts.in(Layouts.classes("org.usersay")).stream()
            .collect(Collectors.toMap(CollectionDefinition::name, Function.identity()));

    @Override
    public void commandStarted(CommandStartedEvent event) {
        var command = event.getCommand();
        switch (event.getCommandName()) {
            case "findAndModify" -> require(command, command.getDocument("query"), false);
            case "update" ->
                each(command, "updates", update -> {
                    boolean upsert = is(update, "upsert");
                    if (upsert || !is(update, "multi")) {
                        require(command, update.getDocument("q"), !upsert);
                    }
                });
            case "delete" ->
                each(command, "deletes", removal -> {
                    if (removal.getNumber("limit", new BsonInt32(0)).intValue() == 1) {
                        require(command, removal.getDocument("q"), true);
                    }
                });
            default -> {
                // Reads may ask every shard.
            }
        }
    }

    private static void each(BsonDocument command, String field, Consumer<BsonDocument> consumer) {
        command.getArray(field, new BsonArray()).forEach(one -> consumer.accept(one.asDocument()));
    }

    private static boolean is(BsonDocument document, String flag) {
        return document.getBoolean(flag, BsonBoolean.FALSE).getValue();
    }

    /** An error, since the driver only logs exceptions of listeners. */
    private static void require(BsonDocument command, BsonDocument filter, boolean idWillDo) {
        var layout = LAYOUTS.get(command.getString(command.getFirstKey()).getValue());
        if (layout == null) {
            return;
        }
        var given = new HashSet<String>();
        equalities(filter, given);
        boolean reached = given.containsAll(layout.shardKey().fields()) || (idWillDo && given.contains("_id"));
        if (!reached) {
            throw new AssertionError("A sharded cluster does not know where to send %s, which is divided by %s"
                    .formatted(command, layout.shardKey()));
        }
    }

    private static void equalities(BsonDocument filter, Set<String> fields) {
        filter.forEach((key, value) -> {
            if (key.equals("$and")) {
                value.asArray().forEach(part -> equalities(part.asDocument(), fields));
            } else if (!key.startsWith("$") && isValue(value)) {
                fields.add(key);
            }
        });
    }

    private static boolean isValue(BsonValue value) {
        return !value.isRegularExpression()
                && (!value.isDocument()
                        || value.asDocument().keySet().stream().noneMatch(key -> key.startsWith("$"))
                        || List.of("$eq").equals(List.copyOf(value.asDocument().keySet())));
    }
}
