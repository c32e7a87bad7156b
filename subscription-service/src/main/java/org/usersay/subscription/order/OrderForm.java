package org.usersay.subscription.order;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.subscription.catalog.Destination;
import org.usersay.subscription.consent.GivenConsent;
import org.usersay.subscription.contact.AddressShape;
import org.usersay.subscription.contact.AddressShape.Part;
import org.usersay.subscription.contact.CityLine;
import org.usersay.subscription.contact.EmailAddress;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.contact.Phone;
import org.usersay.subscription.contact.SingleLineText;
import org.usersay.subscription.coupon.CouponCode;

/**
 * The subscription form. It names a plan and never a price.
 *
 * @param currency of the price, of those that the plan has; absent for the plan's own
 * @param issue day of the issue that it begins with, which is its first day then; absent where it begins on a day alone
 * @param consents what was agreed to with it, each with the words that were shown; kept with the order and not with its form
 */
public record OrderForm(
        @NotNull @Size(min = 1, max = 64) String plan,
        @Min(1) int copies,
        @Nullable Currency currency,
        @NotNull LocalDate startsOn,
        @Nullable LocalDate issue,
        @NotNull @Valid Subscriber subscriber,
        @Nullable @Valid Address delivery,
        @Nullable @Valid Company company,
        @Nullable @Valid Gift gift,
        @Nullable @Pattern(regexp = CouponCode.PATTERN) String coupon,
        @Nullable Language locale,
        @Nullable @Size(max = 10) List<@NotNull @Valid GivenConsent> consents) {

    public OrderForm {
        if (startsOn == null && issue != null) {
            startsOn = issue;
        }
        coupon = coupon == null ? null : CouponCode.folded(coupon);
        consents = consents == null ? null : List.copyOf(consents);
    }

    /** The same with another first day, which is no issue's. */
    OrderForm startingOn(LocalDate day) {
        return new OrderForm(
                plan, copies, currency, day, null, subscriber, delivery, company, gift, coupon, locale, consents);
    }

    /** Another order by the same subscriber, without gift, coupon and consents. */
    public OrderForm again(String ordered, int count, Currency paidIn, LocalDate from, @Nullable Address address) {
        return new OrderForm(
                ordered, count, paidIn, from, null, subscriber, address, company, null, null, locale, null);
    }

    /** Where the copies go to, by the regions of a catalogue. */
    public Destination destination() {
        return delivery == null ? Destination.of(null, null, null) : delivery.destination();
    }

    /** Orderer and payer. */
    public record Subscriber(
            @NotNull SingleLineText name,
            @NotNull EmailAddress email,
            @Nullable Phone phone) {

        /** In place of a subscriber whose account was deleted. */
        public static final Subscriber ERASED =
                new Subscriber(new SingleLineText("erased"), new EmailAddress("erased@invalid"), null);
    }

    /**
     * Where the carrier brings it.
     *
     * @param state state or province above the city, where addresses of the country have one; null in addresses from before it
     *     was asked for, whose city may name it too
     */
    public record Address(
            @Nullable SingleLineText recipient,
            @NotNull SingleLineText address,
            @Nullable SingleLineText ward,
            @Nullable SingleLineText district,
            @NotNull SingleLineText city,
            @Nullable SingleLineText state,
            @Nullable SingleLineText postalCode,
            @Nullable SingleLineText country,
            @Nullable SingleLineText note) {

        /**
         * A 400 problem where a part is missing that addresses of its country have.
         *
         * @param field the address itself
         */
        public void requireComplete(String field) {
            var shape = AddressShape.of(Objects.requireNonNullElse(destination().country(), ""));
            var missing = new ArrayList<FieldError>();
            if (state == null && required(shape.state())) {
                missing.add(new FieldError(field + "/state", "Addresses of this country have a state or province."));
            }
            if (postalCode == null && required(shape.postalCode())) {
                missing.add(new FieldError(field + "/postalCode", "Addresses of this country have a postal code."));
            }
            if (!missing.isEmpty()) {
                throw CommonProblem.invalid(missing);
            }
        }

        private static boolean required(@Nullable Part part) {
            return part != null && part.required();
        }

        /** City, state and postal code in the order of the country. */
        public String cityLine() {
            return CityLine.of(text(country), city.value(), text(state), text(postalCode));
        }

        public Destination destination() {
            return Destination.of(text(country), city.value(), text(state));
        }

        private static @Nullable String text(@Nullable SingleLineText part) {
            return part == null ? null : part.value();
        }
    }

    /**
     * Whom the invoice is made out to.
     *
     * @param country two letters of ISO 3166, by whose rule the tax code is checked; absent where it is not
     */
    public record Company(
            @NotNull SingleLineText name,

            @NotNull @Pattern(regexp = "[A-Za-z0-9 ./-]{5,30}", message = "5 to 30 letters and digits")
            String taxCode,

            @Nullable @Pattern(regexp = "[A-Z]{2}") String country,
            @Nullable SingleLineText address) {}

    /**
     * Recipient of a gift subscription.
     *
     * @param notifyOn day on which the recipient is told by mail, once the order is paid; absent where that is left to the orderer
     */
    public record Gift(
            @NotNull SingleLineText recipientName,
            @Nullable EmailAddress recipientEmail,
            @Nullable SingleLineText message,
            @Nullable LocalDate notifyOn) {

        /** In place of a recipient whose account was deleted. */
        public static final Gift ERASED = new Gift(new SingleLineText("erased"), null, null, null);
    }
}
