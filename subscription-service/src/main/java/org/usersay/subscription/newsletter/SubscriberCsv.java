package org.usersay.subscription.newsletter;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.csv.CsvLine;
import org.usersay.starter.time.Timestamp;

/** Subscribers as a CSV file, written while they are read. */
final class SubscriberCsv {

    private static final List<String> HEADINGS = List.of("email", "state", "locale", "createdAt", "changedAt", "proof");

    private SubscriberCsv() {}

    static void write(Iterable<Subscriber> subscribers, OutputStream output) throws IOException {
        var writer = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        writer.write(CsvLine.BYTE_ORDER_MARK + CsvLine.of(HEADINGS));
        for (var subscriber : subscribers) {
            writer.write(CsvLine.of(cells(subscriber)));
        }
        writer.flush();
    }

    private static List<@Nullable Object> cells(Subscriber subscriber) {
        return Arrays.asList(
                subscriber.email(),
                subscriber.state(),
                subscriber.language() == null ? null : subscriber.language().code(),
                Timestamp.of(subscriber.createdAt()),
                Timestamp.of(subscriber.changedAt()),
                subscriber.proof().stream().map(SubscriberCsv::line).collect(Collectors.joining("\n")));
    }

    private static String line(Proof proof) {
        return proof.step() + " " + Timestamp.of(proof.at())
                + part("consent of", proof.consentedAt() == null ? null : Timestamp.of(proof.consentedAt()))
                + part("to", proof.wording())
                + part("version", proof.version())
                + part("network", proof.network())
                + part("by", proof.device());
    }

    private static String part(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : ", " + name + " " + value;
    }
}
