package org.usersay.subscription.order;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.order.OrderForm.Address;

/**
 * Orders as CSV (RFC 4180, UTF-8) for spreadsheets. A cell that a spreadsheet would evaluate as a formula starts with
 * an apostrophe.
 */
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
            "coupon");
    private static final String STARTS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private OrderCsv() {}

    static void write(Iterable<Order> orders, OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        line(writer, HEADINGS.stream());
        for (var order : orders) {
            line(writer, cells(order));
        }
        writer.flush();
    }

    private static Stream<@Nullable Object> cells(Order order) {
        var form = order.form();
        return Stream.of(
                order.reference(),
                order.state(),
                order.placedAt(),
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
                form.coupon());
    }

    private static String address(@Nullable Address address) {
        return address == null
                ? ""
                : Stream.of(
                                address.recipient(),
                                address.address(),
                                address.ward(),
                                address.district(),
                                address.city(),
                                address.postalCode(),
                                address.country(),
                                address.note())
                        .filter(Objects::nonNull)
                        .map(Object::toString)
                        .collect(Collectors.joining(", "));
    }

    private static void line(Writer writer, Stream<? extends @Nullable Object> cells) throws IOException {
        writer.write(cells.map(OrderCsv::cell).collect(Collectors.joining(",", "", "\r\n")));
    }

    static String cell(@Nullable Object value) {
        var text = value == null ? "" : value.toString();
        var harmless = !text.isEmpty() && STARTS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
