package org.usersay.subscription.seat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.usersay.subscription.order.SeatHolders;

/** Who has a seat, for what the orders grant. */
@Component
class TakenSeats implements SeatHolders {

    private final SeatStore store;

    TakenSeats(SeatStore store) {
        this.store = store;
    }

    @Override
    public List<String> readers(String first) {
        return store.readers(first);
    }

    @Override
    public Map<String, List<HeldSeat>> of(Collection<String> readers) {
        var wanted = Set.copyOf(readers);
        var held = new HashMap<String, List<HeldSeat>>();
        store.forEachOf(wanted, (first, taken) -> {
            for (var position = 0; position < taken.size(); position++) {
                var reader = taken.get(position);
                if (wanted.contains(reader)) {
                    held.computeIfAbsent(reader, none -> new ArrayList<>()).add(new HeldSeat(first, position));
                }
            }
        });
        return held;
    }
}
