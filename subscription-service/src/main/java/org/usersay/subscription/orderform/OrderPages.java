package org.usersay.subscription.orderform;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.usersay.starter.page.BrandedPage;
import org.usersay.starter.site.Site;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.consent.Conditions;
import org.usersay.subscription.contact.AddressShape;
import org.usersay.subscription.contact.AddressShape.Part;
import org.usersay.subscription.contact.Language;
import org.usersay.subscription.newsletter.Newsletters;

/** Pages of the order form as HTML: one language, the brand of the site, no script. */
@Component
class OrderPages {

    private static final String LINE = "required maxlength=\"300\"";

    private final Catalog catalog;
    private final Newsletters newsletters;

    OrderPages(Catalog catalog, Newsletters newsletters) {
        this.catalog = catalog;
        this.newsletters = newsletters;
    }

    /** Site and language of a page. */
    record At(Site site, Language language) {

        Locale locale() {
            return language.locale();
        }

        String title(String key) {
            return FormHtml.TEXTS.plain(locale(), key);
        }

        String query() {
            return "site=" + site.id() + "&amp;lang=" + language.code();
        }
    }

    /** Plans to choose from, and the country where one of them is brought. */
    BrandedPage choice(At at, String chosen, String country) {
        var html = new FormHtml(at.locale(), FormValues.blank(chosen, country), Map.of());
        var offered = catalog.offered(at.site().id());
        if (offered.isEmpty()) {
            return page(at, "choice.title", html.raw("<p>" + html.text("choice.none") + "</p>"));
        }
        html.raw("<p class=\"lede\">" + html.text("choice.lede") + "</p>")
                .raw("<form method=\"get\" action=\"/order\">")
                .hidden("site", at.site().id())
                .hidden("lang", at.language().code());
        for (var publication : offered) {
            html.raw("<fieldset>\n<legend>" + FormHtml.escape(publication.name(at.language())) + "</legend>");
            var description = publication.description(at.language());
            if (!description.isEmpty()) {
                html.raw("<p class=\"hint\">" + FormHtml.escape(description) + "</p>");
            }
            publication.plans().forEach(plan -> html.raw(planChoice(at, plan, chosen)));
            html.raw("</fieldset>");
        }
        if (offered.stream()
                .flatMap(publication -> publication.plans().stream())
                .anyMatch(Plan::posted)) {
            html.select(
                    "country",
                    country.isEmpty() ? catalog.country(at.site().id()) : country,
                    CountryNames.in(at.locale()));
        }
        return page(at, "choice.title", html.raw("<p><button>" + html.text("choice.next") + "</button></p>\n</form>"));
    }

    private String planChoice(At at, Plan plan, String chosen) {
        return "<label class=\"check\"><input type=\"radio\" name=\"plan\" value=\"%s\" required%s> <span>%s</span></label>"
                .formatted(
                        plan.id(),
                        plan.id().equals(chosen) ? " checked" : "",
                        FormHtml.escape(String.join(", ", described(at, plan))));
    }

    /** Its name and price, the issues that it promises, and what else belongs to it. */
    private List<String> described(At at, Plan plan) {
        var described = new ArrayList<>(List.of(plan.name(at.language()), written(at, plan)));
        if (plan.issues() != null) {
            described.add(FormHtml.TEXTS.plain(at.locale(), "choice.issues", plan.issues()));
        }
        var included = catalog.of(at.site().id()).stream()
                .filter(other -> plan.includes().contains(other.id()))
                .map(other -> other.name(at.language()))
                .toList();
        if (!included.isEmpty()) {
            described.add(FormHtml.TEXTS.plain(at.locale(), "choice.includes", String.join(", ", included)));
        }
        return described;
    }

    /** What one copy costs, in each of its currencies. */
    private static String written(At at, Plan plan) {
        return plan.allPrices().stream()
                .map(price -> price.written(at.language()))
                .collect(Collectors.joining(" / "));
    }

    /** The form of a plan, with what was filled in and what of it is wrong. */
    BrandedPage form(At at, Offer offer, FormValues values, Map<String, String> wrong) {
        var title = wrong.isEmpty() ? "form.title" : "form.wrongTitle";
        return form(new FormHtml(at.locale(), values, wrong).summary(), at, offer, values, title);
    }

    /** The form with another key, where its own has ordered something else before. */
    BrandedPage orderedBefore(At at, Offer offer, FormValues values) {
        var renewed = values.renewed();
        var html = new FormHtml(at.locale(), renewed, Map.of()).notice("form.orderedBefore");
        return form(html, at, offer, renewed, "form.title");
    }

    private BrandedPage form(FormHtml html, At at, Offer offer, FormValues values, String title) {
        var plan = offer.plan();
        html.raw("<p id=\"plan\">%s, %s, %s. <a href=\"/order?%s&amp;country=%s\">%s</a></p>"
                        .formatted(
                                FormHtml.escape(offer.publication().name(at.language())),
                                FormHtml.escape(plan.name(at.language())),
                                written(at, plan),
                                at.query(),
                                FormHtml.escape(values.text("country")),
                                html.text("form.otherPlan")))
                .raw("<form method=\"post\" action=\"/order/check\" accept-charset=\"utf-8\">");
        hidden(html, at, values, List.of("plan", "country", FormValues.KEY));
        begin(html, at, offer, values);
        html.raw("<fieldset>\n<legend>" + html.text("form.subscriber") + "</legend>")
                .field("name", "text", LINE + " autocomplete=\"name\"")
                .field("email", "email", "required maxlength=\"320\" autocomplete=\"email\"")
                .field("phone", "tel", "maxlength=\"25\" autocomplete=\"tel\"")
                .raw("</fieldset>");
        if (plan.posted()) {
            delivery(html, at, values);
        }
        options(html, at, plan, values);
        return page(at, title, html.raw("<p><button>" + html.text("form.check") + "</button></p>\n</form>"));
    }

    private void begin(FormHtml html, At at, Offer offer, FormValues values) {
        html.field(
                "copies", "number", "required min=\"1\" max=\"" + offer.plan().maxCopies() + "\"");
        var prices = offer.plan().allPrices();
        if (prices.size() > 1) {
            html.select(
                    "currency",
                    values.text("currency"),
                    prices.stream()
                            .map(price -> Map.entry(price.currency().getCurrencyCode(), price.written(at.language())))
                            .toList());
        }
        var issues = catalog.nextIssues(at.site().id(), offer.publication());
        if (!issues.isEmpty()) {
            var options = new ArrayList<Map.Entry<String, String>>();
            issues.forEach(day -> options.add(Map.entry(day.toString(), day(at, day))));
            options.add(Map.entry("", at.title("form.onADay")));
            var first = values.has("startsOn") ? "" : issues.getFirst().toString();
            html.select("issue", values.has("issue") ? values.text("issue") : first, options);
        }
        html.field("startsOn", "date", issues.isEmpty() ? "required" : "");
    }

    private static void delivery(FormHtml html, At at, FormValues values) {
        var country = values.text("country");
        var shape = AddressShape.of(country);
        html.raw("<fieldset>\n<legend>" + html.text("form.delivery") + "</legend>")
                .raw("<p id=\"country\">%s. <a href=\"/order?%s&amp;country=%s\">%s</a></p>"
                        .formatted(
                                FormHtml.escape(CountryNames.of(country, at.locale())),
                                at.query(),
                                FormHtml.escape(country),
                                html.text("form.otherCountry")))
                .field("recipient", "text", "maxlength=\"300\"")
                .field("address", "text", LINE + " autocomplete=\"street-address\"");
        part(html, "ward", shape.ward(), "maxlength=\"300\" autocomplete=\"address-level3\"");
        part(html, "city", shape.city(), "maxlength=\"300\" autocomplete=\"address-level2\"");
        part(html, "state", shape.state(), "maxlength=\"300\" autocomplete=\"address-level1\"");
        part(html, "postalCode", shape.postalCode(), "maxlength=\"20\" autocomplete=\"postal-code\"");
        html.raw("</fieldset>");
    }

    private static void part(FormHtml html, String name, @Nullable Part part, String attributes) {
        if (part != null) {
            html.field(name, "text", part.required() ? "required " + attributes : attributes);
        }
    }

    private void options(FormHtml html, At at, Plan plan, FormValues values) {
        var country = values.has("companyCountry")
                ? values.text("companyCountry")
                : catalog.country(at.site().id());
        html.part("company", FormValues.COMPANY)
                .field("companyName", "text", "maxlength=\"300\" autocomplete=\"organization\"")
                .select("companyCountry", country, CountryNames.in(at.locale()))
                .field("taxCode", "text", "maxlength=\"30\"")
                .field("companyAddress", "text", "maxlength=\"300\"")
                .raw("</details>");
        // Who reads in the seats of a plan is invited later; what was filled in nevertheless can be taken out.
        if (plan.seats() == null || values.hasAny(FormValues.GIFT)) {
            html.part("gift", FormValues.GIFT)
                    .field("giftName", "text", "maxlength=\"300\"")
                    .field("giftEmail", "email", "maxlength=\"320\"")
                    .field("giftOn", "date", "")
                    .field("giftMessage", "text", "maxlength=\"300\"")
                    .raw("</details>");
        }
        html.field("coupon", "text", "maxlength=\"32\" autocomplete=\"off\"");
        var lists = newsletters.names(at.site().id());
        if (!lists.isEmpty()) {
            html.raw("<fieldset>\n<legend>" + html.text("form.newsletters") + "</legend>");
            lists.forEach((id, name) -> html.check(
                    FormValues.NEWSLETTER,
                    id,
                    FormHtml.escape(name),
                    values.newsletters().contains(id)));
            html.raw("<p class=\"hint\">" + html.text("form.newslettersHint") + "</p>\n</fieldset>");
        }
        Conditions.of(at.site())
                .forEach((name, page) ->
                        html.agree(name, ConsentBoxes.wording(at.site(), at.language(), name), page.toString()));
    }

    static void hidden(FormHtml html, At at, FormValues values, List<String> names) {
        html.hidden("site", at.site().id()).hidden("lang", at.language().code());
        names.stream().filter(values::has).forEach(name -> html.hidden(name, values.text(name)));
    }

    static String day(At at, LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(at.locale())
                .format(day);
    }

    static BrandedPage page(At at, String title, FormHtml html) {
        return BrandedPage.of(at.site(), at.locale(), at.title(title), html.toString());
    }
}
