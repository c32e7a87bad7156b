package org.usersay.subscription.deliverylist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;
import org.usersay.subscription.order.Deliveries;

/** Endpoints of the delivery list of an issue. Files are lines of the audit trail: they carry addresses away. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}")
class DeliveryController {

    private static final String TARGET = "deliveries";

    private final Deliveries deliveries;
    private final Sites sites;
    private final AuditTrail audit;

    DeliveryController(Deliveries deliveries, Sites sites, AuditTrail audit) {
        this.deliveries = deliveries;
        this.sites = sites;
        this.audit = audit;
    }

    @GetMapping("/publications/{publication}/issues")
    @Operation(summary = "List the days of a publication's issues from a month ago to a year from now")
    ResponseEntity<Page<LocalDate>> issues(
            @PathVariable String site,
            @PathVariable String publication,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var issues = deliveries.issues(site, publication);
        return Page.of("issues " + site + " " + publication, issues, cursor, limit, LocalDate::toString)
                .answer(request);
    }

    @GetMapping("/deliveries")
    @Operation(summary = "Say what goes where with an issue")
    ResponseEntity<DeliverySummary> list(
            @PathVariable String site,
            @RequestParam @Size(max = 64) String publication,
            @RequestParam(required = false) @Nullable @Size(max = 64) String plan,
            @RequestParam LocalDate date,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit) {
        var summary = new DeliverySummary.Builder(limit);
        deliveries.forEach(deliveries.issue(site, publication, plan, date), summary::add);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(summary.build());
    }

    @GetMapping("/deliveries.csv")
    @Operation(summary = "Export what goes where with an issue")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)))
    ResponseEntity<StreamingResponseBody> export(
            @PathVariable String site,
            @RequestParam @Size(max = 64) String publication,
            @RequestParam(required = false) @Nullable @Size(max = 64) String plan,
            @RequestParam LocalDate date,
            Reader staff) {
        var issue = deliveries.issue(site, publication, plan, date);
        audit.append(site, staff, "EXPORT", TARGET, "");
        return file("csv")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"deliveries-" + date + ".csv\"")
                .body(output -> {
                    var csv = new DeliveryCsv(output);
                    csv.begin();
                    deliveries.forEach(issue, csv::write);
                    csv.end();
                });
    }

    @GetMapping("/deliveries.html")
    @Operation(summary = "Print the labels of an issue")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "text/html", schema = @Schema(implementation = String.class)))
    ResponseEntity<StreamingResponseBody> labels(
            @PathVariable String site,
            @RequestParam @Size(max = 64) String publication,
            @RequestParam(required = false) @Nullable @Size(max = 64) String plan,
            @RequestParam LocalDate date,
            Locale browser,
            Reader staff) {
        var issue = deliveries.issue(site, publication, plan, date);
        var language = sites.require(site).language(browser.getLanguage());
        audit.append(site, staff, "EXPORT", TARGET, "");
        return file("html")
                .header("Content-Security-Policy", DeliveryLabels.POLICY)
                .header("Referrer-Policy", "no-referrer")
                .body(output -> {
                    var labels = new DeliveryLabels(output);
                    labels.begin(issue, language);
                    deliveries.forEach(issue, labels::write);
                    labels.end();
                });
    }

    private static ResponseEntity.BodyBuilder file(String type) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", type, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore().cachePrivate());
    }
}
