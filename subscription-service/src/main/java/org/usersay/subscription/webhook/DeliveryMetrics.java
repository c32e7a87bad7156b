package org.usersay.subscription.webhook;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.usersay.starter.metrics.SampledGauges;

/** Gauges of web-hooks: how many deliveries wait or were given up, and how long the oldest has been waiting. */
@Component
class DeliveryMetrics {

    DeliveryMetrics(SampledGauges gauges, DeliveryQueries deliveries) {
        for (var state : List.of(DeliveryState.PENDING, DeliveryState.DEAD)) {
            gauges.add(
                    "usersay.webhooks.deliveries",
                    "deliveries of web-hooks, counted up to 10,000",
                    () -> deliveries.count(state),
                    "state",
                    state.name().toLowerCase(Locale.ROOT));
        }
        gauges.add(
                "usersay.webhooks.age.seconds",
                "time since the oldest delivery of a web-hook that waits was queued or put back",
                () -> deliveries.oldestPending().toMillis() / 1000.0);
    }
}
