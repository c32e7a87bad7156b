package org.usersay.subscription.orderform;

import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;
import org.usersay.starter.page.BrandedPage;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.newsletter.Newsletters;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.OrderState;
import org.usersay.subscription.ordering.GuestOrders.Ticket;
import org.usersay.subscription.ordering.OrderView;
import org.usersay.subscription.quote.Quote;

/** Pages after the form: the check before the order, and the order itself. */
@Component
class CheckPages {

    /** Fields that the check repeats below what it says in its own words. */
    private static final List<String> SHOWN = FormValues.NAMES.stream()
            .filter(name ->
                    !List.of("plan", FormValues.KEY, "issue", "startsOn").contains(name))
            .toList();

    /** What the check said the order costs; it is compared with what it costs when it is placed, and means nothing else. */
    static final String TOTAL = "total";

    private final Newsletters newsletters;

    CheckPages(Newsletters newsletters) {
        this.newsletters = newsletters;
    }

    /** What would be ordered, and what it costs. */
    BrandedPage check(OrderPages.At at, Offer offer, FormValues values, OrderForm form, Quote quote) {
        return check(new FormHtml(at.locale(), values, Map.of()), at, offer, values, form, quote);
    }

    /** The same, where it cost another price when it was checked before. */
    BrandedPage checkAgain(OrderPages.At at, Offer offer, FormValues values, OrderForm form, Quote quote) {
        var html = new FormHtml(at.locale(), values, Map.of()).notice("check.changed");
        return check(html, at, offer, values, form, quote);
    }

    /** Price of an order as the check carries it. */
    static String total(Quote quote) {
        return quote.total().amount().toPlainString() + " "
                + quote.total().currency().getCurrencyCode();
    }

    private BrandedPage check(
            FormHtml html, OrderPages.At at, Offer offer, FormValues values, OrderForm form, Quote quote) {
        bill(html, at, form, quote);
        html.raw("<h2>" + html.text("check.order") + "</h2>").raw("<dl>");
        row(html, "check.publication", offer.publication().name(at.language()));
        row(html, "check.plan", offer.plan().name(at.language()));
        row(html, form.issue() == null ? "label.startsOn" : "label.issue", OrderPages.day(at, form.startsOn()));
        FormValues.NAMES.stream()
                .filter(name -> values.has(name) && SHOWN.contains(name))
                .filter(name -> !name.equals("country") || form.delivery() != null)
                .filter(name -> !name.equals("companyCountry") || form.company() != null)
                .forEach(name -> html.raw(
                        "<dt>" + html.label(name) + "</dt><dd>" + FormHtml.escape(shown(at, values, name)) + "</dd>"));
        newsletters.names(at.site().id()).forEach((id, name) -> {
            if (values.newsletters().contains(id)) {
                row(html, "check.newsletter", name);
            }
        });
        html.raw("</dl>").raw("<form method=\"post\" action=\"/order\" accept-charset=\"utf-8\">");
        OrderPages.hidden(html, at, values, FormValues.NAMES);
        values.newsletters().forEach(id -> html.hidden(FormValues.NEWSLETTER, id));
        html.hidden(TOTAL, total(quote));
        return OrderPages.page(
                at, "check.title", html.raw("""
                <p class="buttons"><button>%s</button>
                <button class="second" formaction="/order/check" name="step" value="change">%s</button></p>
                </form>""".formatted(html.text("check.place"), html.text("check.change"))));
    }

    private static String shown(OrderPages.At at, FormValues values, String name) {
        var value = values.text(name);
        return switch (name) {
            case "country", "companyCountry" -> CountryNames.of(value, at.locale());
            case "giftOn" -> OrderPages.day(at, LocalDate.parse(value));
            default -> value;
        };
    }

    private static void bill(FormHtml html, OrderPages.At at, OrderForm form, Quote quote) {
        html.raw("<dl class=\"bill\">");
        var copies = html.text("check.copies", form.copies(), quote.unit().written(at.language()));
        html.raw("<dt>" + copies + "</dt><dd>" + quote.subtotal().written(at.language()) + "</dd>");
        if (quote.discount().amount().signum() > 0) {
            row(html, "check.discount", "−" + quote.discount().written(at.language()));
        }
        if (quote.delivery() != null && quote.delivery().amount().signum() > 0) {
            row(html, "check.delivery", quote.delivery().written(at.language()));
        }
        row(html, "check.total", quote.total().written(at.language()));
        if (quote.tax().amount().signum() > 0) {
            row(html, "check.tax", quote.tax().written(at.language()));
        }
        html.raw("</dl>");
    }

    /** Where an order stands, and how it is paid. */
    static BrandedPage placed(OrderPages.At at, OrderView order, String token, boolean newslettersMissed) {
        var html = new FormHtml(at.locale(), FormValues.blank("", ""), Map.of());
        var received = order.state() == OrderState.SUBMITTED;
        if (received) {
            html.raw("<p>" + html.text("placed.thanks") + "</p>");
        }
        if (newslettersMissed) {
            html.raw("<p role=\"alert\">" + html.text("placed.newslettersMissed") + "</p>");
        }
        html.raw("<dl>");
        row(html, "placed.reference", order.reference());
        row(html, "placed.state", at.title("state." + order.state()));
        row(html, "check.publication", order.publication());
        row(html, "check.plan", order.plan());
        row(html, "label.copies", Integer.toString(order.copies()));
        row(html, order.issue() == null ? "label.startsOn" : "label.issue", OrderPages.day(at, order.startsOn()));
        row(html, "check.total", written(at, order.total(), order.currency()));
        html.raw("</dl>");
        var payment = order.payment();
        if (payment != null) {
            html.raw("<h2>" + html.text("placed.pay") + "</h2>");
            if (payment.image() != null) {
                html.raw("<p><img class=\"code\" src=\"%s?token=%s\" alt=\"%s\" width=\"220\" height=\"220\"></p>"
                        .formatted(
                                FormHtml.escape(imagePath(payment.image())),
                                FormHtml.escape(token),
                                html.text("placed.code")));
                html.raw("<p class=\"hint\">" + html.text("placed.scan") + "</p>");
            }
            html.raw("<dl>");
            row(html, "placed.bank", payment.bank());
            row(html, "placed.account", payment.account());
            row(html, "placed.holder", payment.holder());
            row(html, "placed.amount", written(at, payment.amount(), payment.currency()));
            row(html, "placed.purpose", payment.reference());
            html.raw("</dl>").raw("<p>" + html.text("placed.purposeHint") + "</p>");
        } else if (order.state().unpaid() && order.total().signum() > 0) {
            html.raw("<h2>" + html.text("placed.payment") + "</h2>").raw("<p>" + html.text("placed.payLater") + "</p>");
        }
        return OrderPages.page(
                at,
                received ? "placed.title" : "placed.order",
                html.raw("<p><a href=\"/order?%s\">%s</a></p>".formatted(at.query(), html.text("placed.another"))));
    }

    /** Address of the page of an order. */
    static URI address(OrderPages.At at, Ticket ticket, boolean signedUp) {
        var address = UriComponentsBuilder.fromPath("/order/placed")
                .queryParam("reference", ticket.reference())
                .queryParam("token", ticket.token())
                .queryParam("lang", at.language().code());
        return (signedUp ? address : address.queryParam("newsletters", "missed"))
                .build()
                .toUri();
    }

    private static String imagePath(String image) {
        var query = image.indexOf('?');
        return query < 0 ? image : image.substring(0, query);
    }

    private static String written(OrderPages.At at, BigDecimal amount, String currency) {
        return new Price(amount, Currency.getInstance(currency)).written(at.language());
    }

    private static void row(FormHtml html, String key, String value) {
        html.raw("<dt>" + html.text(key) + "</dt><dd>" + FormHtml.escape(value) + "</dd>");
    }
}
