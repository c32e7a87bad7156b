package org.usersay.subscription.orderupgrade;

import java.time.LocalDate;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.catalog.Price;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.OrderProblem;
import org.usersay.subscription.order.PeriodChange;

/** Which orders another plan may take the place of. */
final class UpgradeRules {

    /** Upgrades of one order, all but the last of which were taken back, so that its document stays small. */
    static final int MAX = 10;

    private UpgradeRules() {}

    /** A 409 problem where nothing takes the place of the order today. */
    static void require(Order order, LocalDate today) {
        var upgrade = order.handling().upgrade();
        if (upgrade != null) {
            throw impossible(
                            upgrade.endedOn() == null
                                    ? "An upgrade waits to be paid for. Pay for it, or take it back."
                                    : "Another order took its place. Upgrade that one.",
                            order)
                    .with("upgrade", upgrade.order().value());
        }
        if (order.erased() || !order.state().running() || !order.endsOn().isAfter(today)) {
            throw impossible("Only a subscription that runs is upgraded. Order the other plan.", order);
        }
        if (order.form().gift() != null) {
            throw impossible("A gift stays what was given. Order the other plan.", order);
        }
        if (order.periods().isPlanned(today)) {
            throw impossible(
                    "A hold, or another address, is not over. Take it back, or upgrade the order after it.", order);
        }
        var ordered = order.history().stream()
                .filter(step -> step.period() == PeriodChange.UPGRADE_ORDERED)
                .count();
        if (ordered >= MAX) {
            throw impossible("There have been too many. Ask the publisher.", order);
        }
    }

    /** A 400 problem where the plan is the order's own, a 409 where it is no plan for those who read with the order. */
    static void require(Order order, Plan plan, int copies) {
        if (plan.id().equals(order.form().plan()) && copies == order.form().copies()) {
            throw CommonProblem.invalid("/plan", "This is the order's own plan.");
        }
        if (order.seats() != null && plan.seats() == null) {
            throw impossible("The plan has no seats for those who read with this order.", order);
        }
    }

    /** A 409 problem: the plan has no price in the currency of the order. */
    static ProblemException otherCurrency(Order order) {
        return impossible("The plan is paid for in another currency. Order it for when this one ends.", order);
    }

    /** A 409 problem where nothing is left to pay. */
    static void requireDue(Order order, Price total, Price left) {
        if (left.amount().compareTo(total.amount()) >= 0) {
            throw impossible(
                            "What is left of the order is worth as much. Order the plan for when this one ends.", order)
                    .with("endsOn", order.endsOn());
        }
    }

    static ProblemException impossible(String why, Order order) {
        return OrderProblem.NOT_UPGRADABLE.refusal(why).with("state", order.state());
    }
}
