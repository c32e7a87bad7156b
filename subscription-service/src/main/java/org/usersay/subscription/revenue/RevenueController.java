package org.usersay.subscription.revenue;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Pattern;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.site.Sites;

/** Endpoints of the revenue of a site's subscriptions. A file is a line of the audit trail. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/subscription-orders")
class RevenueController {

    private static final String MONTH = "[12][0-9]{3}-(0[1-9]|1[0-2])";
    private static final int DEFAULT_MONTHS = 12;
    private static final int MAX_MONTHS = 36;

    private final Revenue revenue;
    private final Sites sites;
    private final AuditTrail audit;
    private final Clock clock;

    RevenueController(Revenue revenue, Sites sites, AuditTrail audit, Clock clock) {
        this.revenue = revenue;
        this.sites = sites;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Revenue and numbers of subscriptions.
     *
     * @param from the first month; twelve in all where absent
     * @param to the last month; this one where absent
     */
    @GetMapping("/revenue")
    @Operation(summary = "Read revenue and numbers of subscriptions by month")
    ResponseEntity<RevenueReport> read(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable @Pattern(regexp = MONTH) String from,
            @RequestParam(required = false) @Nullable @Pattern(regexp = MONTH) String to) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(report(site, from, to));
    }

    /** The same as a file. */
    @GetMapping("/revenue.csv")
    @Operation(summary = "Export revenue and numbers of subscriptions by month")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    ResponseEntity<byte[]> export(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable @Pattern(regexp = MONTH) String from,
            @RequestParam(required = false) @Nullable @Pattern(regexp = MONTH) String to,
            Reader staff) {
        var report = report(site, from, to);
        audit.append(site, staff, "EXPORT", "subscription-orders", "");
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"revenue-%s-%s.csv\"".formatted(report.from(), report.to()))
                .body(RevenueCsv.of(report).getBytes(StandardCharsets.UTF_8));
    }

    private RevenueReport report(String site, @Nullable String from, @Nullable String to) {
        var known = sites.require(site);
        var now = YearMonth.from(clock.instant().atZone(known.timeZone()));
        var last = to == null ? now : YearMonth.parse(to);
        if (last.isAfter(now)) {
            throw CommonProblem.invalid("to", "This month, or one before.");
        }
        var first = from == null ? last.minusMonths(DEFAULT_MONTHS - 1L) : YearMonth.parse(from);
        if (first.isAfter(last) || ChronoUnit.MONTHS.between(first, last) >= MAX_MONTHS) {
            throw CommonProblem.invalid("from", "At most " + MAX_MONTHS + " months, the last of which is in to.");
        }
        return revenue.of(known, first, last);
    }
}
