package org.usersay.subscription.order;

import static org.usersay.subscription.order.OrderDocumentMapper.map;

import org.bson.Document;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.order.OrderForm.Address;

/** Mapping between addresses of the carrier and MongoDB documents. */
final class AddressDocumentMapper {

    private AddressDocumentMapper() {}

    static Document of(Address address) {
        return new Document("recipient", map(address.recipient(), SingleLineText::value))
                .append("address", address.address().value())
                .append("ward", map(address.ward(), SingleLineText::value))
                .append("district", map(address.district(), SingleLineText::value))
                .append("city", address.city().value())
                .append("state", map(address.state(), SingleLineText::value))
                .append("postalCode", map(address.postalCode(), SingleLineText::value))
                .append("country", map(address.country(), SingleLineText::value))
                .append("note", map(address.note(), SingleLineText::value));
    }

    static Address read(Document address) {
        return new Address(
                map(address.getString("recipient"), SingleLineText::new),
                new SingleLineText(address.getString("address")),
                map(address.getString("ward"), SingleLineText::new),
                map(address.getString("district"), SingleLineText::new),
                new SingleLineText(address.getString("city")),
                map(address.getString("state"), SingleLineText::new),
                map(address.getString("postalCode"), SingleLineText::new),
                map(address.getString("country"), SingleLineText::new),
                map(address.getString("note"), SingleLineText::new));
    }
}
