package org.usersay.subscription.deliverylist;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.csv.CsvLine;
import org.usersay.subscription.order.Deliveries.Delivery;

/** Deliveries as a CSV file, written one after the other. */
final class DeliveryCsv {

    private static final List<String> HEADINGS = List.of(
            "order",
            "plan",
            "copies",
            "recipient",
            "address",
            "ward",
            "district",
            "city",
            "state",
            "postalCode",
            "country",
            "phone",
            "note");

    private final BufferedWriter writer;

    DeliveryCsv(OutputStream output) {
        writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
    }

    void begin() throws IOException {
        writer.write(CsvLine.BYTE_ORDER_MARK + CsvLine.of(HEADINGS));
    }

    void write(Delivery delivery) {
        try {
            writer.write(CsvLine.of(cells(delivery)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() throws IOException {
        writer.flush();
    }

    private static List<@Nullable Object> cells(Delivery delivery) {
        return Arrays.asList(
                delivery.order(),
                delivery.plan(),
                delivery.copies(),
                delivery.recipient(),
                delivery.address(),
                delivery.ward(),
                delivery.district(),
                delivery.city(),
                delivery.state(),
                delivery.postalCode(),
                delivery.country(),
                delivery.phone(),
                delivery.note());
    }
}
