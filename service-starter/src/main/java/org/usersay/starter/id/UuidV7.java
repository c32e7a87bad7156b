package org.usersay.starter.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.regex.Pattern;
import org.usersay.starter.problem.CommonProblem;

/**
 * Opaque ids that sort by time: UUID version 7 in its usual 36 characters (RFC 9562). Two ids made by one process never
 * sort against their order.
 */
public final class UuidV7 {

    private static final NoArgGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator(new SecureRandom());
    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private UuidV7() {}

    public static String next() {
        return TIME_ORDERED.generate().toString();
    }

    /** A text that is greater than all ids made before this instant, and less than all made after its millisecond. */
    public static String at(Instant instant) {
        var millis = "%012x".formatted(instant.toEpochMilli());
        return millis.substring(0, 8) + "-" + millis.substring(8);
    }

    /** The id as given, or a 404: what is not shaped like an id names nothing. */
    public static String require(String id) {
        if (!SHAPE.matcher(id).matches()) {
            throw CommonProblem.NOT_FOUND.refusal("Check the id.");
        }
        return id;
    }
}
