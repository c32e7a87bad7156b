package org.usersay.subscription.ordering;

import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.order.OrderNumber;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.order.OrderStore;
import org.usersay.subscription.order.OrderStore.Made;

/** Renewals of orders, found by the requests that made them: the first, and one more after each that was cancelled. */
@Component
public class Renewals {

    /** Renewals of one order, all but the last of which were cancelled. */
    private static final int MAX = 10;

    private static final String BEGIN = "renewal/";

    private final OrderStore store;

    Renewals(OrderStore store) {
        this.store = store;
    }

    /** The renewal of an order; cancelled ones are left out. */
    public Optional<Made> find(OrderNumber renewed) {
        return requests(renewed)
                .map(store::findByRequest)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(made -> made.order().state() != OrderState.CANCELLED)
                .findFirst();
    }

    /** The request of the next renewal of an order; 409 after {@value #MAX} that were cancelled. */
    String nextRequest(OrderNumber renewed) {
        return requests(renewed)
                .filter(request -> store.findByRequest(request).isEmpty())
                .findFirst()
                .orElseThrow(() -> CommonProblem.CONFLICT.refusal("Order it anew."));
    }

    /** The request of the first renewal of an order. */
    static String firstRequest(OrderNumber renewed) {
        return BEGIN + renewed;
    }

    /** Whether a request is that of a renewal. */
    static boolean is(String request) {
        return request.startsWith(BEGIN);
    }

    /** The requests of those that follow it, each after one that was cancelled. */
    static Stream<String> laterRequests(OrderNumber renewed) {
        return requests(renewed).skip(1);
    }

    private static Stream<String> requests(OrderNumber renewed) {
        return Stream.iterate(1, attempt -> attempt <= MAX, attempt -> attempt + 1)
                .map(attempt -> firstRequest(renewed) + (attempt == 1 ? "" : "/" + attempt));
    }
}
