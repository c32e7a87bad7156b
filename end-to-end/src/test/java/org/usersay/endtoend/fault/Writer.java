package org.usersay.endtoend.fault;

import java.util.function.BooleanSupplier;
import org.usersay.endtoend.system.Usersay;

/** One client that writes, and the ledger of what was acknowledged to it. Used by one thread at a time. */
interface Writer {

    /** Sends one write again and again until it is acknowledged or {@code stopped}; true if it was acknowledged. */
    boolean write(BooleanSupplier stopped);

    /** Fails if something in the ledger is missing from what is stored, or stored differently. */
    void assertKept(Stored stored);

    /** What the stores hold, read document by document. */
    record Stored(StoredComments comments, StoredRatings ratings, StoredOrders orders) {

        static Stored of(Usersay usersay) {
            return new Stored(StoredComments.of(usersay), StoredRatings.of(usersay), StoredOrders.of(usersay));
        }
    }
}
