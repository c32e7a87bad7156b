package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.usersay.embeddedstore.index.IdIndex;

/**
 * Projection onto whole fields, which is applied while a document is decoded: what is not on a page of comments is most of
 * a comment. Every other projection is left to the query engine.
 */
record Inclusion(Set<String> fields) {

    private static final byte TEXT = 0x02;
    private static final byte DOCUMENT = 0x03;
    private static final byte ARRAY = 0x04;

    /** Empty for a projection of another kind. */
    static Optional<Inclusion> of(Document projection) {
        Set<String> fields = new HashSet<>();
        for (Map.Entry<String, Object> field : projection.entrySet()) {
            boolean included = isTrue(field.getValue());
            if (included && field.getKey().matches("[^.$]+")) {
                fields.add(field.getKey());
            } else if (included || !field.getKey().equals(IdIndex.FIELD)) {
                return Optional.empty();
            }
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (!projection.containsKey(IdIndex.FIELD)) {
            fields.add(IdIndex.FIELD);
        }
        return Optional.of(new Inclusion(fields));
    }

    private static boolean isTrue(Object value) {
        return value instanceof Number number ? number.doubleValue() != 0 : Boolean.TRUE.equals(value);
    }

    Document decode(byte[] bytes) {
        ByteBuf buffer = Unpooled.wrappedBuffer(bytes);
        buffer.skipBytes(Integer.BYTES);
        Document document = new Document();
        for (byte type = buffer.readByte(); type != 0; type = buffer.readByte()) {
            String name = buffer.readString(buffer.bytesBefore((byte) 0), StandardCharsets.UTF_8);
            buffer.skipBytes(1);
            if (fields.contains(name)) {
                document.put(name, BsonDecoder.decodeValue(type, buffer));
            } else {
                skip(type, buffer);
            }
        }
        return document;
    }

    private static void skip(byte type, ByteBuf buffer) {
        switch (type) {
            case TEXT -> buffer.skipBytes(Integer.BYTES + buffer.getIntLE(buffer.readerIndex()));
            case DOCUMENT, ARRAY -> buffer.skipBytes(buffer.getIntLE(buffer.readerIndex()));
            default -> BsonDecoder.decodeValue(type, buffer);
        }
    }
}
