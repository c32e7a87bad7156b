package org.usersay.ratings.tally;

import java.util.HashMap;
import java.util.Map;
import org.usersay.ratings.vote.Vote;

/** Sum of votes read one by one. */
public final class TallyBuilder {

    private final Map<String, Long> fields = new HashMap<>();

    public void add(Vote vote) {
        vote.counted().ifPresent(counted -> {
            fields.merge(Tally.totalField(counted), 1L, Long::sum);
            fields.merge(Tally.dayField(counted), 1L, Long::sum);
        });
    }

    public Tally build() {
        return new Tally(fields);
    }
}
