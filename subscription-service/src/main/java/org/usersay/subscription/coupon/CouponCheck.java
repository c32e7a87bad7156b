package org.usersay.subscription.coupon;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.FieldError;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.catalog.Publication;

/** Rules of a coupon that need more than one of its fields, or what the site sells; those that are broken, by their pointers. */
final class CouponCheck {

    private final List<FieldError> errors = new ArrayList<>();

    private CouponCheck() {}

    /**
     * A 400 problem with all that is wrong; the fields themselves have been validated before.
     *
     * @param before the same coupon as it was, whose plans and currencies may be gone by now; null where it is new
     */
    static void require(Coupon coupon, @Nullable Coupon before, List<Publication> publications) {
        var plans = publications.stream()
                .flatMap(publication -> publication.plans().stream())
                .toList();
        var check = new CouponCheck();
        check.worth(coupon);
        check.plans(coupon, before, plans.stream().map(Plan::id).collect(Collectors.toSet()));
        check.amounts(coupon, before, plans);
        if (coupon.from() != null && coupon.until() != null && coupon.from().isAfter(coupon.until())) {
            check.error("/until", "Not before the first day.");
        }
        if (!check.errors.isEmpty()) {
            throw CommonProblem.invalid(check.errors);
        }
    }

    private void worth(Coupon coupon) {
        if ((coupon.percent() == null) == coupon.amounts().isEmpty()) {
            error("/percent", "Either a percentage, or amounts.");
        }
    }

    private void plans(Coupon coupon, @Nullable Coupon before, Set<String> known) {
        for (var index = 0; index < coupon.plans().size(); index++) {
            var plan = coupon.plans().get(index);
            if (!known.contains(plan) && (before == null || !before.plans().contains(plan))) {
                error("/plans/" + index, "The id of a plan of the catalogue.");
            } else if (coupon.plans().indexOf(plan) < index) {
                error("/plans/" + index, "This plan is there twice.");
            }
        }
    }

    private void amounts(Coupon coupon, @Nullable Coupon before, List<Plan> plans) {
        var currencies = plans.stream()
                .filter(plan -> coupon.plans().isEmpty() || coupon.plans().contains(plan.id()))
                .map(Plan::currency)
                .collect(Collectors.toSet());
        coupon.amounts().forEach((currency, amount) -> {
            var pointer = "/amounts/" + currency.getCurrencyCode();
            if (!currencies.contains(currency)
                    && (before == null || !before.amounts().containsKey(currency))) {
                error(pointer, "None of the plans has this currency.");
            }
            Price.inexact(amount, currency).ifPresent(why -> error(pointer, why));
        });
    }

    private void error(String pointer, String detail) {
        errors.add(new FieldError(pointer, detail));
    }
}
