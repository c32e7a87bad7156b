package org.usersay.subscription.orderform;

import jakarta.validation.Validator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.InvalidValueException;
import org.usersay.starter.site.Site;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.consent.Conditions;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.AddressShape;
import org.usersay.subscription.contact.Countries;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.Phone;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.order.OrderForm;

/** The order that the fields of a form stand for, and which of them are wrong. */
final class FormReader {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Fields by where the order has them. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("/plan", "plan"),
            Map.entry("/copies", "copies"),
            Map.entry("/currency", "currency"),
            Map.entry("/issue", "issue"),
            Map.entry("/startsOn", "startsOn"),
            Map.entry("/subscriber/name", "name"),
            Map.entry("/subscriber/email", "email"),
            Map.entry("/subscriber/phone", "phone"),
            Map.entry("/delivery", "address"),
            Map.entry("/delivery/recipient", "recipient"),
            Map.entry("/delivery/address", "address"),
            Map.entry("/delivery/ward", "ward"),
            Map.entry("/delivery/city", "city"),
            Map.entry("/delivery/state", "state"),
            Map.entry("/delivery/postalCode", "postalCode"),
            Map.entry("/delivery/country", "country"),
            Map.entry("/company/name", "companyName"),
            Map.entry("/company/taxCode", "taxCode"),
            Map.entry("/company/country", "companyCountry"),
            Map.entry("/company/address", "companyAddress"),
            Map.entry("/gift", "giftName"),
            Map.entry("/gift/recipientName", "giftName"),
            Map.entry("/gift/recipientEmail", "giftEmail"),
            Map.entry("/gift/message", "giftMessage"),
            Map.entry("/gift/notifyOn", "giftOn"),
            Map.entry("/coupon", "coupon"));

    private final FormValues values;
    private final Site site;
    private final Plan plan;
    private final Language language;
    private final Validator validator;
    private final Map<String, String> wrong = new LinkedHashMap<>();

    FormReader(FormValues values, Site site, Plan plan, Language language, Validator validator) {
        this.values = values;
        this.site = site;
        this.plan = plan;
        this.language = language;
        this.validator = validator;
    }

    /** Wrong fields, each with the key of the text that says why. */
    Map<String, String> wrong() {
        return Map.copyOf(wrong);
    }

    /** The order; empty where a field is wrong. */
    Optional<OrderForm> read() {
        var copies = NUMBER.matcher(values.text("copies")).matches() ? Integer.parseInt(values.text("copies")) : 0;
        if (copies < 1 || copies > plan.maxCopies()) {
            refuse("copies");
        }
        var currency = plan.prices().isEmpty() || !values.has("currency") ? null : currency();
        var issue = values.has("issue") ? day("issue") : null;
        var startsOn = values.has("issue") ? issue : day("startsOn");
        var name = required("name", SingleLineText::new);
        var email = required("email", EmailAddress::new);
        var phone = optional("phone", Phone::new);
        var delivery = plan.posted() ? delivery() : null;
        var company = values.hasAny(FormValues.COMPANY) ? company() : null;
        var gift = values.hasAny(FormValues.GIFT) ? gift() : null;
        var consents = consents();
        if (!wrong.isEmpty() || startsOn == null || name == null || email == null) {
            return Optional.empty();
        }
        var form = new OrderForm(
                plan.id(),
                copies,
                currency,
                startsOn,
                issue,
                new OrderForm.Subscriber(name, email, phone),
                delivery,
                company,
                gift,
                values.has("coupon") ? values.text("coupon") : null,
                language,
                consents);
        for (var violation : validator.validate(form)) {
            refuse(FIELDS.getOrDefault(
                    "/" + violation.getPropertyPath().toString().replace('.', '/'), "plan"));
        }
        return wrong.isEmpty() ? Optional.of(form) : Optional.empty();
    }

    /** Adds what the service refused; false where it named no field of the form. */
    boolean refuse(Iterable<FieldError> errors) {
        for (var error : errors) {
            var field = FIELDS.get(error.pointer());
            if (field != null) {
                refuse(field);
            }
        }
        return !wrong.isEmpty();
    }

    void refuse(String field) {
        refuse(field, field);
    }

    void refuse(String field, String why) {
        wrong.putIfAbsent(field, why);
    }

    private @Nullable Currency currency() {
        var found = plan.allPrices().stream()
                .map(Price::currency)
                .filter(one -> one.getCurrencyCode().equals(values.text("currency")))
                .findFirst();
        if (found.isEmpty()) {
            refuse("currency");
        }
        return found.orElse(null);
    }

    /** Of the boxes of the site, each of which has to be ticked. */
    private List<GivenConsent> consents() {
        var given = new ArrayList<GivenConsent>();
        Conditions.of(site).forEach((name, page) -> {
            if (values.has(name)) {
                given.add(ConsentBoxes.consent(site, language, name, page));
            } else {
                refuse(name);
            }
        });
        return given;
    }

    private OrderForm.@Nullable Address delivery() {
        var shape = AddressShape.of(values.text("country"));
        var address = required("address", SingleLineText::new);
        var city = required("city", SingleLineText::new);
        var country = required("country", SingleLineText::new);
        if (country != null && Countries.code(country.value()).isEmpty()) {
            refuse("country");
        }
        var postalCode = part("postalCode", shape.postalCode());
        var state = part("state", shape.state());
        var recipient = optional("recipient", SingleLineText::new);
        var ward = optional("ward", SingleLineText::new);
        return address == null || city == null
                ? null
                : new OrderForm.Address(recipient, address, ward, null, city, state, postalCode, country, null);
    }

    private @Nullable SingleLineText part(String name, AddressShape.@Nullable Part part) {
        return part != null && part.required()
                ? required(name, SingleLineText::new)
                : optional(name, SingleLineText::new);
    }

    private OrderForm.@Nullable Company company() {
        var name = required("companyName", SingleLineText::new);
        var address = optional("companyAddress", SingleLineText::new);
        var country = values.has("companyCountry") ? values.text("companyCountry") : null;
        if (!values.has("taxCode")) {
            refuse("taxCode");
        }
        return name == null ? null : new OrderForm.Company(name, values.text("taxCode"), country, address);
    }

    private OrderForm.@Nullable Gift gift() {
        var name = required("giftName", SingleLineText::new);
        var email = optional("giftEmail", EmailAddress::new);
        var message = optional("giftMessage", SingleLineText::new);
        var on = values.has("giftOn") ? day("giftOn") : null;
        return name == null ? null : new OrderForm.Gift(name, email, message, on);
    }

    private @Nullable LocalDate day(String field) {
        try {
            if (DAY.matcher(values.text(field)).matches()) {
                return LocalDate.parse(values.text(field));
            }
        } catch (DateTimeException e) {
            // A day such as 30 February is refused like any other text.
        }
        refuse(field);
        return null;
    }

    private <T> @Nullable T required(String field, Function<String, T> value) {
        if (!values.has(field)) {
            refuse(field);
        }
        return optional(field, value);
    }

    private <T> @Nullable T optional(String field, Function<String, T> value) {
        if (!values.has(field)) {
            return null;
        }
        try {
            return value.apply(values.text(field));
        } catch (InvalidValueException e) {
            refuse(field);
            return null;
        }
    }
}
