package org.usersay.embeddedstore.index;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writer of keys: values as bytes whose unsigned order is the sort order of the values. The bytes of one value are never
 * the beginning of another's, so that keys of several values compare field by field. No value begins with 0x00 or 0xFF,
 * in either direction. Documents, nested arrays and regular expressions are ordered by their BSON bytes; decimals as
 * doubles; text by its UTF-16 code units, as the query engine compares it.
 */
public final class KeyWriter {

    private static final int MIN_KEY = 0x08;
    private static final int EMPTY_ARRAY = 0x0A;
    static final int NULL = 0x0C;
    private static final int NUMBER = 0x14;
    static final int TEXT = 0x20;
    private static final int DOCUMENT = 0x28;
    private static final int ARRAY = 0x30;
    private static final int BINARY = 0x38;
    private static final int UUID_VALUE = 0x3A;
    private static final int OBJECT_ID = 0x40;
    private static final int BOOLEAN = 0x48;
    private static final int DATE = 0x50;
    private static final int TIMESTAMP = 0x58;
    private static final int OTHER = 0x60;
    private static final int MAX_KEY = 0x70;

    private byte[] bytes = new byte[48];
    private int length;

    /** The key of a document in the map of documents. */
    public static byte[] id(@Nullable Object id) {
        return value(id);
    }

    static byte[] value(@Nullable Object value) {
        return new KeyWriter().add(value, true).toBytes();
    }

    /** Adds a value; descending, its bytes are inverted. An array without elements sorts before null. */
    public KeyWriter add(@Nullable Object value, boolean ascending) {
        int start = length;
        write(value);
        if (!ascending) {
            invert(bytes, start, length);
        }
        return this;
    }

    /** Adds what is a key already. */
    public KeyWriter addEncoded(byte[] encoded) {
        for (byte one : encoded) {
            put(one);
        }
        return this;
    }

    static void invert(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            bytes[i] = (byte) ~bytes[i];
        }
    }

    int length() {
        return length;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> put(NULL);
            case Missing missing -> put(NULL);
            case String text -> text(text);
            case Number number -> number(number);
            case Boolean flag -> put(BOOLEAN).put(flag ? 1 : 0);
            case Instant date -> put(DATE).putLong(date.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp timestamp -> put(TIMESTAMP).putLong(timestamp.getValue() ^ Long.MIN_VALUE);
            case ObjectId id -> put(OBJECT_ID).addEncoded(id.toByteArray());
            case UUID id -> put(UUID_VALUE).putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
            case BinData data -> put(BINARY).putLong(data.getData().length).addEncoded(data.getData());
            case Collection<?> array -> array(array);
            case Document document -> put(DOCUMENT).bson(document);
            case MinKey least -> put(MIN_KEY);
            case MaxKey greatest -> put(MAX_KEY);
            default -> put(OTHER).bson(value);
        }
    }

    private void array(Collection<?> array) {
        if (array.isEmpty()) {
            put(EMPTY_ARRAY);
        } else {
            put(ARRAY).bson(array);
        }
    }

    private void text(String text) {
        put(TEXT);
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0) {
                put(0).put(0xFF);
            } else if (unit < 0x80) {
                put(unit);
            } else if (unit < 0x800) {
                put(0xC0 | (unit >> 6)).put(0x80 | (unit & 0x3F));
            } else {
                put(0xE0 | (unit >> 12)).put(0x80 | ((unit >> 6) & 0x3F)).put(0x80 | (unit & 0x3F));
            }
        }
        put(0).put(1);
    }

    /** A double, and what a long has more than it. */
    private void number(Number number) {
        double rounded = number.doubleValue() + 0.0;
        long bits = Double.doubleToLongBits(rounded);
        put(NUMBER).putLong(bits ^ ((bits >> 63) | Long.MIN_VALUE));
        int rest = number instanceof Long whole ? (int) (whole - (long) rounded) : 0;
        put((rest + 0x8000) >> 8).put(rest);
    }

    private void bson(Object value) {
        byte type = BsonEncoder.determineType(value);
        var buffer = Unpooled.buffer(64);
        buffer.writeByte(type);
        BsonEncoder.encodeValue(type, value, buffer);
        addEncoded(Arrays.copyOf(buffer.array(), buffer.writerIndex()));
    }

    private KeyWriter putLong(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            put((int) (value >> shift));
        }
        return this;
    }

    private KeyWriter put(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * length);
        }
        bytes[length++] = (byte) value;
        return this;
    }
}
