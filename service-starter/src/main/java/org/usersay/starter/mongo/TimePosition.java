package org.usersay.starter.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.conversions.Bson;

/** Position in a list that is sorted by time and id, newest first: that of the last item of a page. */
public record TimePosition(Instant time, String id) {

    /** The position of {@link #values}. */
    public static TimePosition of(List<String> values) {
        return new TimePosition(Instant.ofEpochMilli(Long.parseLong(values.get(0))), values.get(1));
    }

    /** As a cursor carries it. */
    public List<String> values() {
        return List.of(Long.toString(time.toEpochMilli()), id);
    }

    /** Condition of the items that come later in the list. */
    public Bson after(String timeField) {
        var date = Date.from(time);
        return or(lt(timeField, date), and(eq(timeField, date), lt("_id", id)));
    }
}
