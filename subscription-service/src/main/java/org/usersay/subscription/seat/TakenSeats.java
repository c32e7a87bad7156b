package org.usersay.subscription.seat;

import java.util.List;
import java.util.stream.IntStream;
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
        return store.find(first).seats().stream().map(Seat::reader).toList();
    }

    @Override
    public List<HeldSeat> of(String reader) {
        return store.of(reader).stream()
                .map(seats -> new HeldSeat(seats.first(), position(seats, reader)))
                .toList();
    }

    private static int position(OrderSeats seats, String reader) {
        return IntStream.range(0, seats.seats().size())
                .filter(index -> seats.seats().get(index).reader().equals(reader))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }
}
