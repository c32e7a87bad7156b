package org.usersay.embeddedstore.index;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Keys beside the engine's own comparison of the values. */
class KeyWriterTests {

    @Property(tries = 500)
    void keysAreOrderedAsTheirValues(@ForAll("values") @Nullable Object one, @ForAll("values") @Nullable Object other) {
        int order = Integer.signum(ValueComparator.asc().compare(one, other));

        assertThat(order(List.of(value(one, true)), List.of(value(other, true))))
                .isEqualTo(order);
        assertThat(order(List.of(value(one, false)), List.of(value(other, false))))
                .isEqualTo(-order);
    }

    @Property(tries = 500)
    void firstValuesThatDifferOrderTheKeys(
            @ForAll("values") @Nullable Object first,
            @ForAll("values") @Nullable Object one,
            @ForAll("values") @Nullable Object other,
            @ForAll("values") @Nullable Object rest) {
        List<byte[]> left = List.of(value(first, true), value(one, false), value(rest, true));
        List<byte[]> right = List.of(value(first, true), value(other, false));
        int order = Integer.signum(ValueComparator.desc().compare(one, other));

        assertThat(order(left, right)).isEqualTo(order == 0 ? 1 : order);
    }

    private static byte[] value(@Nullable Object value, boolean ascending) {
        return new KeyWriter().add(value, ascending).toBytes();
    }

    private static int order(List<byte[]> left, List<byte[]> right) {
        return Integer.signum(Arrays.compareUnsigned(joined(left), joined(right)));
    }

    private static byte[] joined(List<byte[]> parts) {
        KeyWriter key = new KeyWriter();
        parts.forEach(key::addEncoded);
        return key.toBytes();
    }

    @Provide
    Arbitrary<@Nullable Object> values() {
        return Arbitraries.<@Nullable Object>oneOf(
                        Arbitraries.strings().all().ofMaxLength(4),
                        Arbitraries.strings()
                                .withChars('a', 'b', '\0', '\u00ff')
                                .ofMaxLength(3),
                        Arbitraries.integers(),
                        // The engine takes the infinities for the least and the greatest long.
                        Arbitraries.longs().between(-(1L << 62), 1L << 62),
                        Arbitraries.integers().between(-3, 3).map(n -> n / 2.0),
                        Arbitraries.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE),
                        Arbitraries.of(true, false),
                        Arbitraries.longs().between(-5, 5).map(Instant::ofEpochMilli),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(3).map(BinData::new),
                        Arbitraries.of(new ObjectId(), new ObjectId(), MinKey.getInstance(), MaxKey.getInstance()))
                .injectNull(0.05);
    }
}
