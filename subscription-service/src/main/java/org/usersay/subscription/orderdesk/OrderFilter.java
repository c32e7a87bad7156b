package org.usersay.subscription.orderdesk;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.problem.ProblemException;
import org.usersay.starter.time.DayOrMoment;
import org.usersay.subscription.catalog.Catalog;
import org.usersay.subscription.catalog.Plan;
import org.usersay.subscription.order.OrderQueries.Selection;
import org.usersay.subscription.order.OrderState;

/**
 * Which orders are wanted, by the parameters of a request; absent means all.
 *
 * @param from when the first of them was placed
 * @param to when the last of them was placed
 * @param assignee id of who looks after them, {@value #ME} or {@code nobody}
 * @param publication id of one that the site's catalogue has
 * @param plan id of one that the catalogue has, or had
 * @param country two letters of ISO 3166
 */
record OrderFilter(
        @Nullable OrderState state,

        @Parameter(description = "A day, or a moment", schema = @Schema(format = "date")) @Nullable
        String from,

        @Parameter(description = "A day, or a moment", schema = @Schema(format = "date")) @Nullable
        String to,

        @Parameter(description = "Id of who looks after them, or me, or nobody") @Nullable @Size(max = 64)
        String assignee,

        @Nullable @Size(max = 64) String publication,
        @Nullable @Size(max = 64) String plan,

        @Parameter(description = "Of the delivery address, by the two letters of ISO 3166")
        @Nullable
        @Pattern(regexp = "[A-Z]{2}")
        String country) {

    static final String ME = "me";

    /**
     * Those of a site.
     *
     * @param me id of the member of the staff who wants them
     * @throws ProblemException 400 for an empty period, or a publication that the catalogue does not have
     */
    Selection selection(String site, Catalog catalog, String me) {
        var since = DayOrMoment.begin("from", from);
        var until = DayOrMoment.end("to", to);
        if (since != null && until != null && !since.isBefore(until)) {
            throw CommonProblem.invalid("to", "A day, or a moment, after the one in from.");
        }
        return new Selection(site, state, since, until, assignee(me), plans(catalog, site), country);
    }

    /** The plans that are wanted; null for all. */
    private @Nullable List<String> plans(Catalog catalog, String site) {
        if (publication == null) {
            return plan == null ? null : List.of(plan);
        }
        var plans = catalog.of(site).stream()
                .filter(one -> one.id().equals(publication))
                .findFirst()
                .orElseThrow(() -> CommonProblem.invalid("publication", "There is no such publication."))
                .plans()
                .stream()
                .map(Plan::id);
        return plans.filter(id -> plan == null || id.equals(plan)).toList();
    }

    /** The id of who looks after them, or that of nobody; null for anybody. */
    private @Nullable String assignee(String me) {
        return Optional.ofNullable(assignee).map(id -> id.equals(ME) ? me : id).orElse(null);
    }
}
