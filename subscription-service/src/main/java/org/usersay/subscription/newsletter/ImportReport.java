package org.usersay.subscription.newsletter;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of each line of an import. */
@Schema(name = "SubscriberImportReport")
record ImportReport(long added, long unchanged, long refused, List<Item> items) {

    ImportReport {
        items = List.copyOf(items);
    }

    static ImportReport of(List<Item> items) {
        return new ImportReport(
                count(items, Outcome.ADDED), count(items, Outcome.UNCHANGED), count(items, Outcome.REFUSED), items);
    }

    private static long count(List<Item> items, Outcome outcome) {
        return items.stream().filter(item -> item.outcome() == outcome).count();
    }

    /**
     * One line.
     *
     * @param detail why it was refused; null where it was not
     */
    @Schema(name = "SubscriberImportLine")
    record Item(int line, Outcome outcome, @Nullable String detail) {}

    /** What became of a line. */
    enum Outcome {
        /** The address is on the list now. */
        ADDED,
        /** It was before. */
        UNCHANGED,
        REFUSED
    }
}
