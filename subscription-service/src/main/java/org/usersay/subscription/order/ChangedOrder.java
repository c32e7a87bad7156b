package org.usersay.subscription.order;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Webhook;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.webhook.WebhookEvent;
import org.usersay.starter.webhook.Webhooks;
import org.usersay.subscription.order.Order.Step;

/**
 * Data of the web-hook event {@code order.changed}: what is sold, without the subscriber, whom staff finds by the reference.
 *
 * @param changedAt when the order reached the state
 * @param upgradeOf number of the order that this one takes the place of; null where it is no upgrade
 */
@io.swagger.v3.oas.annotations.Webhooks(
        @Webhook(
                name = ChangedOrder.TYPE,
                operation =
                        @Operation(
                                summary = "A subscription order reached a state",
                                requestBody =
                                        @RequestBody(
                                                content =
                                                        @Content(
                                                                schema =
                                                                        @Schema(
                                                                                implementation =
                                                                                        ChangedOrder.class))))))
record ChangedOrder(
        String site,
        String reference,
        OrderState state,
        Instant changedAt,
        String publication,
        String plan,
        int copies,
        BigDecimal total,
        String currency,
        LocalDate startsOn,
        Instant placedAt,
        @Nullable String upgradeOf) {

    static final String TYPE = "order.changed";

    /** The event of a step; none where no endpoint wants it. */
    static List<WebhookEvent> events(Webhooks webhooks, Order order, Step step) {
        return webhooks.wanted(order.site(), TYPE)
                ? List.of(webhooks.event(order.site(), TYPE, of(order, step)))
                : List.of();
    }

    /** Those of the steps of an order that lead to another state, or pay a part back. */
    static List<WebhookEvent> events(Webhooks webhooks, Order seen, List<Step> steps) {
        return steps.stream()
                .filter(step -> step.state() != seen.state()
                        || (step.state() == OrderState.PARTIALLY_REFUNDED && step.period() == null))
                .flatMap(step -> events(webhooks, seen, step).stream())
                .toList();
    }

    private static @Nullable String upgraded(Order order) {
        var bill = order.bill();
        var credit = bill == null ? null : bill.credit();
        return credit == null ? null : credit.order().value();
    }

    private static ChangedOrder of(Order order, Step step) {
        return new ChangedOrder(
                order.site(),
                order.reference().value(),
                step.state(),
                step.at(),
                order.publication(),
                order.planName(),
                order.form().copies(),
                order.total().amount(),
                order.total().currency().getCurrencyCode(),
                order.form().startsOn(),
                order.placedAt(),
                upgraded(order));
    }
}
