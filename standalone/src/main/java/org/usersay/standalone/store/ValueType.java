package org.usersay.standalone.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collection;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** A document's id, or one value of an index key: written as a BSON value, ordered as MongoDB orders values. */
final class ValueType extends BasicDataType<Object> {

    static final ValueType INSTANCE = new ValueType();

    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

    private ValueType() {}

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        // Composite values need an order that tells every two of them apart; MongoDB's does not.
        if (isComposite(a) && isComposite(b)) {
            return Arrays.compareUnsigned(bytes(a), bytes(b));
        }
        return ORDER.compare(a, b);
    }

    private static boolean isComposite(@Nullable Object value) {
        return value instanceof Document || value instanceof Collection<?>;
    }

    @Override
    public int getMemory(@Nullable Object value) {
        return value instanceof String text ? 40 + text.length() : 40;
    }

    @Override
    public void write(WriteBuffer out, @Nullable Object value) {
        byte[] bytes = bytes(value);
        out.put(bytes, 0, bytes.length);
    }

    private static byte[] bytes(@Nullable Object value) {
        Object known = value instanceof Missing ? null : value;
        byte type = BsonEncoder.determineType(known);
        ByteBuf buffer = Unpooled.buffer(64);
        buffer.writeByte(type);
        BsonEncoder.encodeValue(type, known, buffer);
        return Arrays.copyOf(buffer.array(), buffer.writerIndex());
    }

    @Override
    public Object read(ByteBuffer in) {
        return Missing.ofNullable(readNullable(in));
    }

    static @Nullable Object readNullable(ByteBuffer in) {
        ByteBuf buffer = Unpooled.wrappedBuffer(in);
        Object value = BsonDecoder.decodeValue(buffer.readByte(), buffer);
        in.position(in.position() + buffer.readerIndex());
        return value;
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
