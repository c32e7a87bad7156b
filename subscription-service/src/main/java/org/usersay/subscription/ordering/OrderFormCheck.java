package org.usersay.subscription.ordering;

import java.time.LocalDate;
import org.springframework.stereotype.Component;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.catalog.SiteCatalog.Offer;
import org.usersay.subscription.consent.Conditions;
import org.usersay.subscription.contact.TaxCodes;
import org.usersay.subscription.order.OrderForm;
import org.usersay.subscription.order.SiteDays;

/** Check of an order's form against what it orders. Days are those of the site. */
@Component
public class OrderFormCheck {

    private final SiteDays days;
    private final Sites sites;

    OrderFormCheck(SiteDays days, Sites sites) {
        this.days = days;
        this.sites = sites;
    }

    /** A 400 problem at the field that the offer does not allow. */
    void require(String site, OrderForm form, Offer offer) {
        var begin = form.issue() == null ? "/startsOn" : "/issue";
        if (form.issue() != null) {
            offer.requireIssue(form.issue());
            if (!form.issue().equals(form.startsOn())) {
                throw CommonProblem.invalid("/startsOn", "The first day is that of the issue.");
            }
        }
        if (form.startsOn().isBefore(days.today(site))
                || form.startsOn().isAfter(days.today(site).plusYears(1))) {
            throw CommonProblem.invalid(begin, "A day from today to a year from now.");
        }
        requirePossible(site, form, offer);
        delivery(form, offer);
        if (form.delivery() != null) {
            form.delivery().requireComplete("/delivery");
        }
    }

    /** A 400 problem for each page of the site's conditions that was not agreed to. */
    void requireConsents(String site, OrderForm form) {
        Conditions.require(sites.require(site), form.consents());
    }

    /** What the offer allows of a form that follows from another order, whose first day may be far, and whose address is as it was. */
    public void requirePossible(String site, OrderForm form, Offer offer) {
        offer.plan().requireCopies(form.copies());
        var gift = form.gift();
        if (gift != null && offer.plan().seats() != null) {
            throw CommonProblem.invalid("/gift", "Who reads is invited once the order is paid.");
        }
        if (gift != null && gift.notifyOn() != null) {
            requireTold(site, gift.notifyOn(), gift.recipientEmail() != null);
        }
        var company = form.company();
        if (company != null
                && company.country() != null
                && !TaxCodes.isPossible(company.country(), company.taxCode())) {
            throw CommonProblem.invalid("/company/taxCode", "This is no tax code of the country.");
        }
        if (offer.plan().posted() && form.delivery() == null) {
            throw CommonProblem.invalid("/delivery", "The carrier needs an address.");
        }
        if (!offer.plan().posted() && form.delivery() != null) {
            throw CommonProblem.invalid("/delivery", "The plan is not delivered to an address.");
        }
    }

    private void requireTold(String site, LocalDate notifyOn, boolean hasAddress) {
        if (notifyOn.isBefore(days.today(site))
                || notifyOn.isAfter(days.today(site).plusYears(1))) {
            throw CommonProblem.invalid("/gift/notifyOn", "A day from today to a year from now.");
        }
        if (!hasAddress) {
            throw CommonProblem.invalid("/gift/recipientEmail", "The recipient is told by mail.");
        }
    }

    /** What delivery of the copies costs, or a 400 problem where the carrier does not go there. */
    public static Price delivery(OrderForm form, Offer offer) {
        return offer.surcharge(form.copies(), form.destination())
                .orElseThrow(() -> CommonProblem.invalid("/delivery/country", "The carrier does not go there."));
    }
}
