package org.usersay.standalone.store;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;

/** A query whose conditions stand side by side: drivers wrap them in {@code $and}, behind which no index is seen. */
final class AndFlattener {

    private static final String AND = "$and";
    private static final String ID = "_id";

    private final Document conditions = new Document();
    private boolean faithful = true;

    private AndFlattener() {}

    /** The same query without {@code $and}, or as it was where two conditions on one field cannot stand side by side. */
    static Document of(Document query) {
        if (!query.containsKey(AND)) {
            return query;
        }
        var flat = new AndFlattener();
        flat.addAll(query);
        return flat.faithful ? flat.conditions : query;
    }

    private void addAll(Document query) {
        for (Map.Entry<String, Object> condition : query.entrySet()) {
            if (!condition.getKey().equals(AND)) {
                add(condition.getKey(), condition.getValue());
            } else if (condition.getValue() instanceof Collection<?> parts
                    && parts.stream().allMatch(Document.class::isInstance)) {
                parts.forEach(part -> addAll((Document) part));
            } else {
                faithful = false;
            }
        }
    }

    private void add(String field, Object condition) {
        Object before = conditions.get(field);
        if (before == null && !conditions.containsKey(field)) {
            conditions.put(field, condition);
        } else if (field.equals(ID) && before instanceof Document lower && condition instanceof Document upper) {
            conditions.put(field, bothOf(lower, upper));
        } else {
            faithful = false;
        }
    }

    /** Two bounds of one range. */
    private Document bothOf(Document lower, Document upper) {
        Document both = new Document();
        both.putAll(lower);
        both.putAll(upper);
        faithful = faithful && both.size() == lower.size() + upper.size();
        return both;
    }
}
