package org.usersay.subscription.order;

import java.time.LocalDate;
import java.util.Currency;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.consent.Consent;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.Phone;
import org.usersay.subscription.contact.SearchKey;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.order.Bill.Credit;
import org.usersay.subscription.order.Handling.Payment;
import org.usersay.subscription.order.Handling.Upgrade;
import org.usersay.subscription.order.Order.BoughtSeats;
import org.usersay.subscription.order.Order.Step;
import org.usersay.subscription.order.OrderForm.Company;
import org.usersay.subscription.order.OrderForm.Gift;
import org.usersay.subscription.order.OrderForm.Subscriber;

/** Mapping between orders and MongoDB documents. */
public final class OrderDocumentMapper {

    /** Field of the proof of what was agreed to. */
    public static final String CONSENTS = "consents";

    private OrderDocumentMapper() {}

    static Document of(Order order) {
        var document = new Document("_id", order.reference().value())
                .append("site", order.site())
                .append("state", order.state().name())
                .append("reader", order.reader())
                .append("emailKey", order.form().subscriber().email().key())
                .append("form", form(order.form()))
                .append("country", order.form().destination().country())
                .append("publication", order.publication())
                .append("planName", order.planName())
                .append("termMonths", order.termMonths())
                .append("entitlements", order.entitlements())
                .append("seats", map(order.seats(), OrderDocumentMapper::seats))
                .append("total", new Decimal128(order.total().amount()))
                .append("currency", order.total().currency().getCurrencyCode())
                .append("bill", map(order.bill(), OrderDocumentMapper::bill))
                .append(CONSENTS, Consent.documents(order.consents()))
                .append("language", order.language().code())
                .append("placedAt", Date.from(order.placedAt()))
                .append(
                        "history",
                        order.history().stream().map(OrderDocumentMapper::step).toList())
                .append("version", order.handling().version())
                .append("dueAt", order.dueAt(order.state(), order.placedAt()))
                .append(
                        "searchKeys",
                        searchKeys(order.form(), order.form().subscriber().email()));
        var gift = order.form().gift();
        if (gift != null && gift.recipientEmail() != null) {
            document.append("giftEmailKey", gift.recipientEmail().key());
        }
        return document;
    }

    static Document step(Step step) {
        return new Document("state", step.state().name())
                .append("at", Date.from(step.at()))
                .append("by", step.by())
                .append("note", step.note())
                .append("period", map(step.period(), Enum::name))
                .append("refund", map(step.refund(), Decimal128::new));
    }

    public static Order read(Document document) {
        var currency = Currency.getInstance(document.getString("currency"));
        return new Order(
                new OrderNumber(document.getString("_id")),
                document.getString("site"),
                OrderState.valueOf(document.getString("state")),
                document.getString("reader"),
                readForm(document.get("form", Document.class)),
                document.getString("publication"),
                document.getString("planName"),
                document.getInteger("termMonths"),
                document.getList("entitlements", String.class),
                map(document.get("seats", Document.class), OrderDocumentMapper::readSeats),
                price(document, "total", currency),
                map(document.get("bill", Document.class), bill -> readBill(bill, currency)),
                Consent.read(document, CONSENTS),
                Language.parse(document.getString("language")),
                document.getDate("placedAt").toInstant(),
                document.getList("history", Document.class).stream()
                        .map(OrderDocumentMapper::readStep)
                        .toList(),
                handling(document));
    }

    private static Document seats(BoughtSeats seats) {
        return new Document("first", seats.first().value()).append("count", seats.count());
    }

    private static BoughtSeats readSeats(Document seats) {
        return new BoughtSeats(new OrderNumber(seats.getString("first")), seats.getInteger("count"));
    }

    private static Document bill(Bill bill) {
        return new Document("unit", new Decimal128(bill.unit().amount()))
                .append("discount", new Decimal128(bill.discount().amount()))
                .append("delivery", new Decimal128(bill.delivery().amount()))
                .append("tax", new Decimal128(bill.tax().amount()))
                .append("taxPercent", new Decimal128(bill.taxPercent()))
                .append("credit", map(bill.credit(), OrderDocumentMapper::credit));
    }

    private static Document credit(Credit credit) {
        return new Document("order", credit.order().value())
                .append("amount", new Decimal128(credit.amount().amount()));
    }

    private static Bill readBill(Document bill, Currency currency) {
        return new Bill(
                price(bill, "unit", currency),
                price(bill, "discount", currency),
                price(bill, "delivery", currency),
                price(bill, "tax", currency),
                bill.get("taxPercent", Decimal128.class).bigDecimalValue(),
                map(
                        bill.get("credit", Document.class),
                        credit -> new Credit(
                                new OrderNumber(credit.getString("order")), price(credit, "amount", currency))));
    }

    private static Price price(Document document, String field, Currency currency) {
        return new Price(document.get(field, Decimal128.class).bigDecimalValue(), currency);
    }

    private static Handling handling(Document document) {
        return new Handling(
                document.getInteger("version", 0),
                map(document.get("payment", Document.class), OrderDocumentMapper::readPayment),
                map(document.get("refunded", Decimal128.class), Decimal128::bigDecimalValue),
                document.getString("assignee"),
                OrderPeriodMapper.read(document),
                map(document.get("upgrade", Document.class), OrderDocumentMapper::readUpgrade));
    }

    static List<String> searchKeys(OrderForm form, EmailAddress email) {
        return Stream.of(
                        SearchKey.ofWords(form.subscriber().name().value()).stream(),
                        Stream.of(SearchKey.of(email.value())),
                        Stream.ofNullable(form.company())
                                .flatMap(company ->
                                        SearchKey.ofWords(company.name().value()).stream()))
                .flatMap(Function.identity())
                .distinct()
                .toList();
    }

    public static Document payment(Payment payment) {
        return new Document("transaction", payment.transaction())
                .append("on", payment.on().toString());
    }

    /** Without the time once the order is over, so that it leaves the index. */
    public static Document upgrade(Upgrade upgrade) {
        var document = new Document("order", upgrade.order().value());
        if (upgrade.openSince() != null) {
            document.append("openSince", Date.from(upgrade.openSince()));
        }
        return document.append("endedOn", map(upgrade.endedOn(), LocalDate::toString));
    }

    private static Upgrade readUpgrade(Document upgrade) {
        return new Upgrade(
                new OrderNumber(upgrade.getString("order")),
                map(upgrade.getDate("openSince"), Date::toInstant),
                map(upgrade.getString("endedOn"), LocalDate::parse));
    }

    private static Payment readPayment(Document payment) {
        return new Payment(payment.getString("transaction"), LocalDate.parse(payment.getString("on")));
    }

    private static Step readStep(Document step) {
        return new Step(
                OrderState.valueOf(step.getString("state")),
                step.getDate("at").toInstant(),
                step.getString("by"),
                step.getString("note"),
                map(step.getString("period"), PeriodChange::valueOf),
                map(step.get("refund", Decimal128.class), Decimal128::bigDecimalValue));
    }

    private static Document form(OrderForm form) {
        return new Document("plan", form.plan())
                .append("copies", form.copies())
                .append("currency", map(form.currency(), Currency::getCurrencyCode))
                .append("startsOn", form.startsOn().toString())
                .append("issue", map(form.issue(), LocalDate::toString))
                .append("subscriber", subscriber(form.subscriber()))
                .append("delivery", map(form.delivery(), AddressDocumentMapper::of))
                .append("company", map(form.company(), OrderDocumentMapper::company))
                .append("gift", map(form.gift(), OrderDocumentMapper::gift))
                .append("coupon", form.coupon())
                .append("locale", map(form.locale(), Language::code));
    }

    public static Document subscriber(Subscriber subscriber) {
        return new Document("name", subscriber.name().value())
                .append("email", subscriber.email().value())
                .append("phone", map(subscriber.phone(), Phone::value));
    }

    private static Document company(Company company) {
        return new Document("name", company.name().value())
                .append("taxCode", company.taxCode())
                .append("country", company.country())
                .append("address", map(company.address(), SingleLineText::value));
    }

    public static Document gift(Gift gift) {
        return new Document("recipientName", gift.recipientName().value())
                .append("recipientEmail", map(gift.recipientEmail(), EmailAddress::value))
                .append("message", map(gift.message(), SingleLineText::value))
                .append("notifyOn", map(gift.notifyOn(), LocalDate::toString));
    }

    private static OrderForm readForm(Document form) {
        return new OrderForm(
                form.getString("plan"),
                form.getInteger("copies"),
                map(form.getString("currency"), Currency::getInstance),
                LocalDate.parse(form.getString("startsOn")),
                map(form.getString("issue"), LocalDate::parse),
                readSubscriber(form.get("subscriber", Document.class)),
                map(form.get("delivery", Document.class), AddressDocumentMapper::read),
                map(form.get("company", Document.class), OrderDocumentMapper::readCompany),
                map(form.get("gift", Document.class), OrderDocumentMapper::readGift),
                form.getString("coupon"),
                map(form.getString("locale"), Language::parse),
                null);
    }

    private static Subscriber readSubscriber(Document subscriber) {
        return new Subscriber(
                new SingleLineText(subscriber.getString("name")),
                new EmailAddress(subscriber.getString("email")),
                map(subscriber.getString("phone"), Phone::new));
    }

    private static Company readCompany(Document company) {
        return new Company(
                new SingleLineText(company.getString("name")),
                company.getString("taxCode"),
                company.getString("country"),
                map(company.getString("address"), SingleLineText::new));
    }

    private static Gift readGift(Document gift) {
        return new Gift(
                new SingleLineText(gift.getString("recipientName")),
                map(gift.getString("recipientEmail"), EmailAddress::new),
                map(gift.getString("message"), SingleLineText::new),
                map(gift.getString("notifyOn"), LocalDate::parse));
    }

    static <T, R> @Nullable R map(@Nullable T value, Function<T, R> function) {
        return Optional.ofNullable(value).map(function).orElse(null);
    }
}
