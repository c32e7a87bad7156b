package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Locale;

/** What a command may change: decides what it waits for. */
enum CommandKind {
    READ,
    /** Changes documents: answered after the commit that holds the change. */
    WRITE,
    /** Changes collections or indexes: runs alone. */
    STRUCTURE;

    static CommandKind of(String name, Document command) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "insert", "update", "delete", "findandmodify" -> WRITE;
            case "create", "createindexes", "drop", "dropindexes", "dropdatabase", "renamecollection" -> STRUCTURE;
            case "aggregate" -> writesResult(command) ? STRUCTURE : READ;
            default -> READ;
        };
    }

    private static boolean writesResult(Document aggregate) {
        return aggregate.get("pipeline") instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }
}
