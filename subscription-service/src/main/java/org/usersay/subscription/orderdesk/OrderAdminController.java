package org.usersay.subscription.orderdesk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.mongo.TimePosition;
import org.usersay.subscription.order.Order;
import org.usersay.subscription.ordering.OrderAnswers;
import org.usersay.subscription.ordering.OrderView;

/** Administration of orders: lists, search, export, changes. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin")
class OrderAdminController {

    private final OrderDesk orders;
    private final OrderAnswers answers;
    private final AuditTrail audit;

    OrderAdminController(OrderDesk orders, OrderAnswers answers, AuditTrail audit) {
        this.orders = orders;
        this.answers = answers;
        this.audit = audit;
    }

    /** A filter is taken from the query alone, and by its constructor: Spring would look into headers too. */
    @InitBinder("orderFilter")
    void bindQueryAlone(ExtendedServletRequestDataBinder binder) {
        binder.setDeclarativeBinding(true);
        binder.setHeaderPredicate(header -> false);
    }

    @GetMapping("/sites/{site}/subscription-orders")
    @Operation(summary = "List the orders of a site")
    ResponseEntity<Page<OrderView>> list(
            @PathVariable String site,
            @Valid @ModelAttribute @ParameterObject OrderFilter filter,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            Reader staff,
            HttpServletRequest request) {
        var selection = orders.selection(site, filter, staff);
        var cursors = new CursorCodec("orders:" + selection);
        var after = cursor == null ? null : cursors.decode(cursor, 2, TimePosition::of);
        return Page.of(cursors, orders.page(selection, after, limit + 1), limit, Order::position)
                .map(OrderView::forStaff)
                .answer(request);
    }

    @GetMapping("/sites/{site}/subscription-orders.csv")
    @Operation(summary = "Export the orders of a site")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable String site, @Valid @ModelAttribute @ParameterObject OrderFilter filter, Reader staff) {
        var selected = orders.all(orders.selection(site, filter, staff));
        audit.append(site, staff, "EXPORT", "subscription-orders", "");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"subscription-orders.csv\"")
                .body(output -> OrderCsv.write(selected, output));
    }

    @GetMapping("/sites/{site}/subscription-orders/search")
    @Operation(summary = "Find orders of a site by reference, name or address")
    OrderHits search(
            @PathVariable String site,
            @RequestParam @Size(min = 2, max = 100) String q,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return OrderHits.of(orders.search(site, q, limit + 1), limit);
    }

    @GetMapping("/sites/{site}/subscription-orders/assignees")
    @Operation(summary = "List the staff to whom orders of a site can be assigned")
    ResponseEntity<Page<Assignee>> assignees(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var assignees = orders.assignees(site).stream()
                .map(account -> new Assignee(account.id(), account.name().value()))
                .toList();
        return Page.of("assignees " + site, assignees, cursor, limit, Assignee::id)
                .answer(request);
    }

    @GetMapping("/sites/{site}/subscription-orders/due")
    @Operation(summary = "List the orders of a site that wait for the staff")
    OrderHits due(@PathVariable String site, @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit) {
        return OrderHits.of(orders.due(site, limit + 1), limit);
    }

    @GetMapping("/subscription-orders/{reference}")
    @Operation(summary = "Read an order as staff")
    ResponseEntity<OrderView> read(@PathVariable String reference, Reader staff) {
        return answer(orders.read(reference, staff));
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PatchMapping("/subscription-orders/{reference}")
    @Operation(summary = "Move an order on, note something, pay a part back, take it over")
    ResponseEntity<OrderView> change(
            @PathVariable String reference,
            @Valid @RequestBody OrderChange change,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader staff) {
        return answer(orders.change(reference, change, ifMatch, staff));
    }

    private ResponseEntity<OrderView> answer(Order order) {
        return answers.forStaff(order, orders.names(order));
    }

    /** A member of the site's staff, or an administrator. */
    record Assignee(String id, String name) {}

    /** Orders found, and whether there are more. */
    record OrderHits(List<OrderView> items, boolean more) {

        static OrderHits of(List<Order> found, int limit) {
            return new OrderHits(
                    found.stream().limit(limit).map(OrderView::forStaff).toList(), found.size() > limit);
        }
    }
}
