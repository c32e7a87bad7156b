package org.usersay.subscription.order;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Readers who have a seat of an order. The seats are kept under the number of the first of the orders that renew each other. */
public interface SeatHolders {

    /** Ids of the readers who have a seat, in the order in which they took theirs. */
    List<String> readers(String first);

    /** The seats of some readers, by the reader; nothing of those who have none. */
    Map<String, List<HeldSeat>> of(Collection<String> readers);

    /**
     * Seat of a reader.
     *
     * @param first number under which it is kept
     * @param position how many seats were taken before it and still are
     */
    record HeldSeat(String first, int position) {}
}
