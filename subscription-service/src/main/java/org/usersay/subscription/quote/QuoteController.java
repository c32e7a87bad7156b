package org.usersay.subscription.quote;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Destination;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.coupon.CouponCode;
import org.usersay.subscription.coupon.CouponState;

/** What an order would cost, before it is placed; nothing is kept and no coupon is spent. */
@RestController
@Public
class QuoteController {

    private final Catalog catalog;
    private final Quotes quotes;

    QuoteController(Catalog catalog, Quotes quotes) {
        this.catalog = catalog;
        this.quotes = quotes;
    }

    @PostMapping("/api/v1/sites/{site}/subscription-quotes")
    @Operation(summary = "Say what an order would cost")
    ResponseEntity<QuoteView> quote(@PathVariable String site, @Valid @RequestBody QuoteRequest request) {
        var offer = catalog.require(site, request.plan(), request.currency());
        offer.plan().requireCopies(request.copies());
        var quote = quotes.quote(site, offer.plan(), request.copies(), delivery(offer, request), request.coupon());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(QuoteView.of(quote));
    }

    /** Null where it depends on a country that is not chosen yet. */
    private static @Nullable Price delivery(Offer offer, QuoteRequest request) {
        if (offer.regional() && request.country() == null) {
            return null;
        }
        return offer.surcharge(request.copies(), Destination.of(request.country(), request.area(), request.state()))
                .orElseThrow(() -> CommonProblem.invalid("/country", "The carrier does not go there."));
    }

    /**
     * What is to be ordered.
     *
     * @param currency of the price, of those that the plan has; absent for the plan's own
     * @param country where it is to be brought: two letters of ISO 3166, or its name
     * @param area city there, or province where addresses have no state
     * @param state state or province there
     */
    record QuoteRequest(
            @NotNull @Size(min = 1, max = 64) String plan,
            @Min(1) int copies,
            @Nullable Currency currency,

            @Nullable @Pattern(regexp = CouponCode.PATTERN) String coupon,

            @Nullable @Size(min = 1, max = 100) String country,
            @Nullable @Size(max = 300) String area,
            @Nullable @Size(max = 300) String state) {}

    /**
     * The lines of a bill.
     *
     * @param unit one copy for the whole term
     * @param discount what the coupon takes off
     * @param delivery what it costs to bring it there; null where that depends on the country
     * @param tax contained in the total
     * @param coupon how the coupon stands; null without one
     */
    record QuoteView(
            BigDecimal unit,
            BigDecimal subtotal,
            BigDecimal discount,
            @Nullable BigDecimal delivery,
            BigDecimal tax,
            BigDecimal total,
            String currency,
            @Nullable CouponState coupon) {

        static QuoteView of(Quote quote) {
            return new QuoteView(
                    quote.unit().amount(),
                    quote.subtotal().amount(),
                    quote.discount().amount(),
                    quote.delivery() == null ? null : quote.delivery().amount(),
                    quote.tax().amount(),
                    quote.total().amount(),
                    quote.total().currency().getCurrencyCode(),
                    quote.coupon());
        }
    }
}
