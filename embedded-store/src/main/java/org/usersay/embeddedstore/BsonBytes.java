package org.usersay.embeddedstore;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * A document as it is kept: its BSON bytes. Nothing that the query engine changes in place can reach what a commit
 * writes or another reader sees, and a page of the store is copied to the file without being encoded again.
 */
final class BsonBytes {

    private BsonBytes() {}

    static byte[] of(Document document) {
        ByteBuf buffer = Unpooled.buffer(512);
        BsonEncoder.encodeDocument(document, buffer);
        return Arrays.copyOf(buffer.array(), buffer.writerIndex());
    }

    static Document toDocument(byte[] bytes) {
        return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
    }
}
