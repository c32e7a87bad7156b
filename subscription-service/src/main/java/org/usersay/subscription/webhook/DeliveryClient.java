package org.usersay.subscription.webhook;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.webhook.WebhookEndpoint;

/** Client that makes deliveries in the trace of the request that caused their event, each attempt with its outcome. */
@Component
class DeliveryClient {

    private final EndpointClient endpoints;
    private final ObservationRegistry observations;

    DeliveryClient(EndpointClient endpoints, ObservationRegistry observations) {
        this.endpoints = endpoints;
        this.observations = observations;
    }

    DeliveryResult send(WebhookEndpoint endpoint, List<String> secrets, Delivery delivery) throws InterruptedException {
        var cause = new ReceiverContext<Delivery>(DeliveryClient::header, Kind.CONSUMER);
        cause.setCarrier(delivery);
        var observation = Observation.start("usersay.webhook.deliver", () -> cause, observations);
        observation.lowCardinalityKeyValue("outcome", "interrupted");
        try (var scope = observation.openScope()) {
            var result = endpoints.send(endpoint, secrets, delivery.event(), delivery.payload());
            observation.lowCardinalityKeyValue("outcome", result.outcome());
            return result;
        } finally {
            observation.stop();
        }
    }

    private static @Nullable String header(Delivery delivery, String name) {
        return name.equals("traceparent") ? delivery.traceparent() : null;
    }
}
