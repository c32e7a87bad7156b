package org.usersay.subscription.seat;

import java.util.List;
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
    public List<HeldSeat> of(String reader) {
        return store.readersWith(reader).entrySet().stream()
                .map(seats -> new HeldSeat(seats.getKey(), seats.getValue().indexOf(reader)))
                .toList();
    }
}
