package org.usersay.standalone.store;

import static java.nio.charset.StandardCharsets.UTF_8;

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

    private static final byte TEXT = 0x02;

    private static final ValueComparator ORDER = ValueComparator.ascWithoutListHandling();

    private ValueType() {}

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String left && b instanceof String right) {
            return left.compareTo(right);
        }
        if (a instanceof Long left && b instanceof Long right) {
            return Long.compare(left, right);
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
        if (value instanceof String text) {
            writeText(out, text);
            return;
        }
        byte[] bytes = bytes(value);
        out.put(bytes, 0, bytes.length);
    }

    /** The bytes a BSON encoder would write; nearly every key is text, and a commit writes every key of a page anew. */
    private static void writeText(WriteBuffer out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        out.put(TEXT).putInt(Integer.reverseBytes(bytes.length + 1));
        out.put(bytes, 0, bytes.length).put((byte) 0);
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
        if (in.get(in.position()) == TEXT) {
            return readText(in);
        }
        ByteBuf buffer = Unpooled.wrappedBuffer(in);
        Object value = BsonDecoder.decodeValue(buffer.readByte(), buffer);
        in.position(in.position() + buffer.readerIndex());
        return value;
    }

    private static String readText(ByteBuffer in) {
        in.get();
        byte[] bytes = new byte[Integer.reverseBytes(in.getInt()) - 1];
        in.get(bytes).get();
        return new String(bytes, UTF_8);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
