package org.usersay.starter.mongo;

import com.mongodb.client.model.IndexOptions;
import java.util.List;
import org.bson.Document;

/**
 * An index of a collection, beside the one on {@code _id} that every collection has.
 *
 * @param keys fields in order, those that descend with a minus in front
 * @param unique whether no two documents may be equal in them
 * @param sparse whether documents without the field are left out
 */
public record Index(List<String> keys, boolean unique, boolean sparse) {

    public Index {
        keys = List.copyOf(keys);
    }

    public static Index on(String... keys) {
        return new Index(List.of(keys), false, false);
    }

    public static Index unique(String... keys) {
        return new Index(List.of(keys), true, false);
    }

    public static Index sparse(String key) {
        return new Index(List.of(key), false, true);
    }

    /** The fields in order, without their directions. */
    public List<String> fields() {
        return keys.stream().map(Index::field).toList();
    }

    Document specification() {
        var specification = new Document();
        keys.forEach(key -> specification.append(field(key), key.startsWith("-") ? -1 : 1));
        return specification;
    }

    IndexOptions options() {
        return new IndexOptions().unique(unique).sparse(sparse);
    }

    private static String field(String key) {
        return key.startsWith("-") ? key.substring(1) : key;
    }
}
