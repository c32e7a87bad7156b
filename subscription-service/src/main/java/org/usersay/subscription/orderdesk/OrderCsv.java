package org.usersay.subscription.orderdesk;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.csv.CsvLine;
import org.usersay.starter.time.Timestamp;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderForm.Address;

/** Orders as a CSV file. */
final class OrderCsv {

    private static final List<String> HEADINGS = List.of(
            "reference",
            "state",
            "placedAt",
            "publication",
            "plan",
            "copies",
            "startsOn",
            "total",
            "currency",
            "name",
            "email",
            "phone",
            "delivery",
            "company",
            "taxCode",
            "gift",
            "coupon",
            "refunded",
            "due");

    private OrderCsv() {}

    static void write(Iterable<Order> orders, OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        writer.write(CsvLine.BYTE_ORDER_MARK + CsvLine.of(HEADINGS));
        for (var order : orders) {
            writer.write(CsvLine.of(cells(order)));
        }
        writer.flush();
    }

    private static List<@Nullable Object> cells(Order order) {
        var form = order.form();
        return Arrays.asList(
                order.reference(),
                order.state(),
                Timestamp.of(order.placedAt()),
                order.publication(),
                order.planName(),
                form.copies(),
                form.startsOn(),
                order.total().amount().toPlainString(),
                order.total().currency(),
                form.subscriber().name(),
                form.subscriber().email(),
                form.subscriber().phone(),
                address(form.delivery()),
                form.company() == null ? null : form.company().name(),
                form.company() == null ? null : form.company().taxCode(),
                form.gift() == null ? null : form.gift().recipientName(),
                form.coupon(),
                order.handling().refunded() == null
                        ? null
                        : order.handling().refunded().toPlainString(),
                order.due().amount().toPlainString());
    }

    private static String address(@Nullable Address address) {
        return address == null
                ? ""
                : Stream.of(
                                address.recipient(),
                                address.address(),
                                address.ward(),
                                address.district(),
                                address.cityLine(),
                                address.country(),
                                address.note())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
    }
}
