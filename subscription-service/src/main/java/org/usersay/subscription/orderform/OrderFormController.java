package org.usersay.subscription.orderform;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Validator;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.site.Site;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.contact.Countries;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.coupon.CouponState;
import org.usersay.subscription.newsletter.Newsletters;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.ordering.GuestOrders;
import org.usersay.subscription.ordering.GuestOrders.Ticket;
import org.usersay.subscription.quote.Quote;
import org.usersay.subscription.requester.Requester;

/**
 * The order form without JavaScript, page by page: the plan and the country, the form, a check with the lines of the bill, and the
 * order. Nothing is kept before the order is placed: the pages carry what was filled in. The gateway passes no cookies on, so who
 * asks plays no part, and a page elsewhere can do no more than its author could himself.
 */
@RestController
@Public
@RequestMapping("/order")
class OrderFormController {

    private static final MediaType HTML = MediaType.valueOf("text/html;charset=UTF-8");
    private static final int MAX_DEVICE_LENGTH = 160;

    private final GuestOrders orders;
    private final Catalog catalog;
    private final Newsletters newsletters;
    private final OrderPages pages;
    private final CheckPages checkPages;
    private final AllowedSenders senders;
    private final Sites sites;
    private final Validator validator;

    OrderFormController(
            GuestOrders orders,
            Catalog catalog,
            Newsletters newsletters,
            OrderPages pages,
            CheckPages checkPages,
            AllowedSenders senders,
            Sites sites,
            Validator validator) {
        this.orders = orders;
        this.catalog = catalog;
        this.newsletters = newsletters;
        this.pages = pages;
        this.checkPages = checkPages;
        this.senders = senders;
        this.sites = sites;
        this.validator = validator;
    }

    /** The choice of a plan and a country; with them in the address, the form. */
    @GetMapping
    @Operation(hidden = true)
    ResponseEntity<String> form(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String country) {
        var at = at(site, lang);
        var code = Countries.code(country).orElse("");
        var offer = offered(at.site(), plan);
        if (offer.isEmpty() || (offer.get().plan().posted() && code.isEmpty())) {
            return answer(HttpStatus.OK, at.site(), pages.choice(at, plan, code));
        }
        return answer(HttpStatus.OK, at.site(), pages.form(at, offer.get(), FormValues.blank(plan, code), Map.of()));
    }

    /** The lines of the bill and what would be ordered; or the form again, where something is wrong or is to be changed. */
    @PostMapping(path = "/check", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(hidden = true)
    ResponseEntity<String> check(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String step,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            HttpServletRequest request) {
        var at = at(site, lang);
        senders.require(at.site(), origin);
        var values = FormValues.of(request);
        var offer = catalog.require(at.site().id(), values.text("plan"));
        if (step.equals("change")) {
            return answer(HttpStatus.OK, at.site(), pages.form(at, offer, values.renewed(), Map.of()));
        }
        var reader = new FormReader(values, at.site(), offer.plan(), at.language(), validator);
        var form = reader.read();
        var quote = form.flatMap(read -> quote(at.site(), read, reader));
        return quote.isPresent() && reader.wrong().isEmpty()
                ? answer(HttpStatus.OK, at.site(), checkPages.check(at, offer, values, form.orElseThrow(), quote.get()))
                : again(at, offer, values, reader);
    }

    /** For who opens the address of the check by itself, with no form in it. */
    @GetMapping("/check")
    @Operation(hidden = true)
    ResponseEntity<Void> checkOfNothing() {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create("/order"))
                .build();
    }

    /** To the order's page; or the form again, where something is wrong; or the check, where it costs another price by now. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Operation(hidden = true)
    ResponseEntity<String> place(
            @RequestParam(required = false) @Nullable String site,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(name = CheckPages.TOTAL, defaultValue = "") String seen,
            @RequestHeader(name = HttpHeaders.ORIGIN, required = false) @Nullable String origin,
            @RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
            HttpServletRequest request,
            Requester requester) {
        var at = at(site, lang);
        senders.require(at.site(), origin);
        var values = FormValues.of(request);
        var offer = catalog.require(at.site().id(), values.text("plan"));
        var reader = new FormReader(values, at.site(), offer.plan(), at.language(), validator);
        var form = reader.read();
        if (form.isEmpty()) {
            return again(at, offer, values, reader);
        }
        try {
            var ticket = orders.placed(at.site().id(), form.get(), values.key());
            if (ticket.isEmpty()) {
                var quote = quote(at.site(), form.get(), reader);
                if (quote.isEmpty() || !reader.wrong().isEmpty()) {
                    return again(at, offer, values, reader);
                }
                if (!CheckPages.total(quote.get()).equals(seen)) {
                    return answer(
                            HttpStatus.CONFLICT,
                            at.site(),
                            checkPages.checkAgain(at, offer, values, form.get(), quote.get()));
                }
                ticket = Optional.of(orders.place(at.site().id(), form.get(), requester, values.key()));
            }
            var signedUp = signUp(at, form.get(), values, agent, requester);
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(CheckPages.address(at, ticket.get(), signedUp))
                    .cacheControl(CacheControl.noStore().cachePrivate())
                    .build();
        } catch (ProblemException problem) {
            if (CommonProblem.IDEMPOTENCY_KEY_REUSED
                    .type()
                    .equals(problem.problem().getType())) {
                return answer(HttpStatus.UNPROCESSABLE_CONTENT, at.site(), pages.orderedBefore(at, offer, values));
            }
            requireAbout(problem, reader);
            return again(at, offer, values, reader);
        }
    }

    @GetMapping("/placed")
    @Operation(hidden = true)
    ResponseEntity<String> placed(
            @RequestParam String reference,
            @RequestParam String token,
            @RequestParam(defaultValue = "") String lang,
            @RequestParam(name = "newsletters", defaultValue = "") String signUps) {
        var shown = orders.show(new Ticket(reference, token));
        var site = sites.findOrFirst(shown.site());
        var language = lang.isEmpty() ? shown.language() : Language.of(site.language(lang));
        return answer(
                HttpStatus.OK,
                site,
                CheckPages.placed(new OrderPages.At(site, language), shown.view(), token, signUps.equals("missed")));
    }

    private OrderPages.At at(@Nullable String id, String lang) {
        var site = id == null ? sites.findOrFirst(null) : sites.require(id);
        return new OrderPages.At(site, Language.of(site.language(lang)));
    }

    private Optional<Offer> offered(Site site, String plan) {
        return catalog.offered(site.id()).stream()
                .flatMap(publication -> publication.plans().stream())
                .filter(offered -> offered.id().equals(plan))
                .findFirst()
                .map(found -> catalog.require(site.id(), found.id()));
    }

    /** What it costs; empty where the service refuses fields of the form, which the reader then has. */
    private Optional<Quote> quote(Site site, OrderForm form, FormReader reader) {
        try {
            var quote = orders.check(site.id(), form);
            if (quote.coupon() != null && quote.coupon() != CouponState.VALID) {
                reader.refuse("coupon", "coupon." + quote.coupon());
            }
            return Optional.of(quote);
        } catch (ProblemException problem) {
            requireAbout(problem, reader);
            return Optional.empty();
        }
    }

    /** Throws on what is wrong with no field of the form. */
    private static void requireAbout(ProblemException problem, FormReader reader) {
        var properties = Objects.requireNonNullElse(problem.problem().getProperties(), Map.<String, Object>of());
        var named = properties.get("errors") instanceof List<?> errors
                && reader.refuse(errors.stream()
                        .filter(FieldError.class::isInstance)
                        .map(FieldError.class::cast)
                        .toList());
        if (!named) {
            throw problem;
        }
    }

    /** False where one of the newsletters needs more than a form can bring. */
    private boolean signUp(
            OrderPages.At at, OrderForm form, FormValues values, @Nullable String agent, Requester requester) {
        var device = agent == null ? "" : agent.replaceAll("[^\\x20-\\x7e]", "");
        var shortened = device.substring(0, Math.min(device.length(), MAX_DEVICE_LENGTH));
        return newsletters.names(at.site().id()).keySet().stream()
                .filter(values.newsletters()::contains)
                .map(list -> newsletters.signUp(
                        at.site().id(), list, form.subscriber().email(), at.language(), shortened, requester))
                .reduce(true, Boolean::logicalAnd);
    }

    private ResponseEntity<String> again(OrderPages.At at, Offer offer, FormValues values, FormReader reader) {
        return answer(HttpStatus.BAD_REQUEST, at.site(), pages.form(at, offer, values, reader.wrong()));
    }

    private static ResponseEntity<String> answer(HttpStatusCode status, Site site, BrandedPage page) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header("Content-Security-Policy", BrandedPage.policy(site, "'self'"))
                .header("X-Content-Type-Options", "nosniff")
                .body(page.html());
    }
}
