package org.usersay.starter.mongo;

import java.util.List;

/**
 * By which fields a sharded cluster divides a collection.
 *
 * @param fields in the key's order; none for a collection that stays whole on one shard
 * @param hashed whether documents are spread by the hash of the only field instead of lying in its order
 */
public record ShardKey(List<String> fields, boolean hashed) {

    /** Documents of equal or neighbouring ids lie together; {@code _id} is unique in the whole cluster. */
    public static final ShardKey ID = new ShardKey(List.of("_id"), false);

    /** Documents are spread evenly; {@code _id} is unique in the whole cluster. */
    public static final ShardKey HASHED_ID = new ShardKey(List.of("_id"), true);

    /** The collection stays small enough for one shard, and may have unique indexes over anything. */
    public static final ShardKey WHOLE = new ShardKey(List.of(), false);

    public ShardKey {
        fields = List.copyOf(fields);
        if (hashed && fields.size() != 1) {
            throw new IllegalArgumentException("a hash of " + fields);
        }
    }

    /** These fields, in their order. {@code _id} is then unique within each shard only. */
    public static ShardKey of(String... fields) {
        return new ShardKey(List.of(fields), false);
    }

    /**
     * Whether the cluster can keep an index over these fields unique: a shard sees its own documents only, so those that
     * could be equal must lie on one. MongoDB refuses any other unique index, and all beside {@code _id} under a hash.
     */
    boolean allowsUnique(List<String> indexed) {
        return fields.isEmpty()
                || (!hashed
                        && indexed.size() >= fields.size()
                        && indexed.subList(0, fields.size()).equals(fields));
    }

    /** As documents write it: {@code thread}, {@code _id, hashed} or {@code none}. */
    @Override
    public String toString() {
        return fields.isEmpty() ? "none" : String.join(", ", fields) + (hashed ? ", hashed" : "");
    }
}
