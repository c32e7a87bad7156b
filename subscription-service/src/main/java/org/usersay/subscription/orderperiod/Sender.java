package org.usersay.subscription.orderperiod;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.order.Order.Step;

/**
 * Who sends a change of an order, and which version of it they have seen.
 *
 * @param reader empty for who has the order's token alone
 * @param ifMatch any version will do where it is null
 */
record Sender(Optional<Reader> reader, @Nullable String ifMatch) {

    /** A 412 problem where the order is of another version. */
    void requireSeen(Order order) {
        VersionTag.require(ifMatch, order.handling().version());
    }

    /** The name in the history: the id of a member of the staff, who is one where the order is not theirs. */
    String name(Order order) {
        return reader.filter(who -> who.staffs(order.site()))
                .map(Reader::id)
                .filter(id -> !id.equals(order.reader()))
                .orElse(Step.SUBSCRIBER);
    }

    /** Whether it is a member of the staff of the order's site. */
    boolean staffs(Order order) {
        return reader.filter(who -> who.staffs(order.site())).isPresent();
    }

    /** The problem where the order was changed after it was read. */
    ProblemException conflict() {
        return (ifMatch == null ? CommonProblem.CONFLICT : CommonProblem.PRECONDITION_FAILED)
                .refusal("The order was changed in the meantime. Read it again.");
    }
}
