package org.usersay.subscription.order;

import java.util.List;

/** Readers who have a seat of an order. The seats are kept under the number of the first of the orders that renew each other. */
public interface SeatHolders {

    /** Ids of the readers who have a seat, in the order in which they took theirs. */
    List<String> readers(String first);

    /** The seats of a reader. */
    List<HeldSeat> of(String reader);

    /**
     * Seat of a reader.
     *
     * @param first number under which it is kept
     * @param position how many seats were taken before it and still are
     */
    record HeldSeat(String first, int position) {}
}
