package org.usersay.subscription.order;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Mapping between the periods of orders and fields of their documents. */
public final class OrderPeriodMapper {

    static final String HOLDS = "holds";
    public static final String ADDRESSES = "addresses";

    private OrderPeriodMapper() {}

    public static Map<String, @Nullable Object> fields(Periods periods) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(
                HOLDS,
                periods.holds().stream()
                        .map(hold -> new Document("from", hold.from().toString())
                                .append("to", hold.to().toString()))
                        .toList());
        fields.put(
                ADDRESSES,
                periods.addresses().stream()
                        .map(change -> new Document("from", change.from().toString())
                                .append(
                                        "to",
                                        change.to() == null ? null : change.to().toString())
                                .append("address", AddressDocumentMapper.of(change.address())))
                        .toList());
        return fields;
    }

    static Periods read(Document order) {
        return new Periods(
                order.getList(HOLDS, Document.class, List.of()).stream()
                        .map(hold -> new Hold(
                                LocalDate.parse(hold.getString("from")), LocalDate.parse(hold.getString("to"))))
                        .toList(),
                order.getList(ADDRESSES, Document.class, List.of()).stream()
                        .map(change -> new AddressChange(
                                LocalDate.parse(change.getString("from")),
                                Optional.ofNullable(change.getString("to"))
                                        .map(LocalDate::parse)
                                        .orElse(null),
                                AddressDocumentMapper.read(change.get("address", Document.class))))
                        .toList());
    }
}
