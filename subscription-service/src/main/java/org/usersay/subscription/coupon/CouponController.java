package org.usersay.subscription.coupon;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.CursorCodec;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;
import org.usersay.starter.web.VersionTag;
import org.usersay.subscription.catalog.CatalogChange;
import org.usersay.subscription.coupon.CouponVersion.Change;

/** The staff's work on the coupons of a site. None is deleted: an ended one can still be read, and its code stays taken. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/coupons")
class CouponController {

    private static final String ACTION = "SETTINGS";
    private static final String TARGET = "coupons";

    private final Coupons coupons;
    private final AuditTrail audit;

    CouponController(Coupons coupons, AuditTrail audit) {
        this.coupons = coupons;
        this.audit = audit;
    }

    @GetMapping
    @Operation(summary = "List the coupons of a site")
    ResponseEntity<Page<CouponView>> list(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(100) int limit,
            HttpServletRequest request) {
        var cursors = new CursorCodec("coupons " + site);
        var after = cursor == null ? null : cursors.decode(cursor, 1, List::getFirst);
        return Page.of(
                        cursors,
                        coupons.list(site, after, limit + 1),
                        limit,
                        found -> List.of(found.coupon().code()))
                .map(found -> view(site, found, false))
                .answer(request);
    }

    @PostMapping
    @Operation(summary = "Make a coupon")
    @ApiResponse(responseCode = "201", useReturnTypeSchema = true)
    ResponseEntity<CouponView> create(@PathVariable String site, @Valid @RequestBody Coupon coupon, Reader staff) {
        var first = coupons.first(site, coupon, staff.name());
        if (coupons.find(site, coupon.code()).isPresent()) {
            throw taken();
        }
        record(site, staff, first);
        if (!coupons.write(site, first)) {
            notSaved(site, staff, first);
            throw taken();
        }
        var place = URI.create("/api/v1/admin/sites/" + site + "/coupons/" + coupon.code());
        return answer(ResponseEntity.created(place), site, first);
    }

    @GetMapping("/{code}")
    @Operation(summary = "Read a coupon and its history")
    ResponseEntity<CouponView> read(@PathVariable String site, @PathVariable String code) {
        return answer(ResponseEntity.ok(), site, find(site, code));
    }

    /** Any version is changed where the request has no {@code If-Match}. */
    @PutMapping("/{code}")
    @Operation(summary = "Change a coupon, or end it")
    ResponseEntity<CouponView> change(
            @PathVariable String site,
            @PathVariable String code,
            @Valid @RequestBody Coupon changed,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Reader staff) {
        var before = find(site, code);
        VersionTag.require(ifMatch, before.version());
        if (!changed.code().equals(before.coupon().code())) {
            throw CommonProblem.invalid("/code", "The code of a coupon stays the same.");
        }
        var next = coupons.next(site, before, changed, staff.name());
        if (next.version() > before.version()) {
            record(site, staff, next);
            if (!coupons.write(site, next)) {
                notSaved(site, staff, next);
                throw CommonProblem.PRECONDITION_FAILED.refusal(
                        "Somebody else changed it at this moment. Read it again.");
            }
        }
        return answer(ResponseEntity.ok(), site, next);
    }

    private CouponVersion find(String site, String code) {
        return coupons.find(site, code)
                .orElseThrow(() -> CommonProblem.NOT_FOUND.refusal("The site has no such coupon."));
    }

    private static RuntimeException taken() {
        return CommonProblem.CONFLICT.refusal("The site has a coupon of this code.");
    }

    private void record(String site, Reader staff, CouponVersion version) {
        var changes = version.history().getFirst().changes().stream()
                .map(CatalogChange::line)
                .collect(Collectors.joining("; "));
        audit.append(
                site,
                staff,
                ACTION,
                TARGET,
                version.coupon().code() + " version " + version.version() + ": " + changes);
    }

    private void notSaved(String site, Reader staff, CouponVersion version) {
        audit.append(site, staff, ACTION, TARGET, version.coupon().code() + " not saved: changed in the meantime");
    }

    private ResponseEntity<CouponView> answer(ResponseEntity.BodyBuilder answer, String site, CouponVersion version) {
        return answer.eTag(VersionTag.of(version.version()))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(view(site, version, true));
    }

    private CouponView view(String site, CouponVersion found, boolean whole) {
        var coupon = found.coupon();
        return new CouponView(
                coupon.code(),
                coupon.percent(),
                coupon.amounts(),
                coupon.plans(),
                coupon.from(),
                coupon.until(),
                coupon.limit(),
                Boolean.TRUE.equals(coupon.ended()),
                found.used(),
                found.stateOn(coupons.today(site)),
                found.version(),
                found.at(),
                found.by(),
                whole ? found.history() : null);
    }

    /**
     * A coupon.
     *
     * @param used orders that it was spent on so far
     * @param state whether it counts today
     * @param at when it was changed last, and by whom
     * @param history its changes, newest first, 100 at most; absent in lists
     */
    record CouponView(
            String code,
            @Nullable BigDecimal percent,
            Map<Currency, BigDecimal> amounts,
            List<String> plans,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer limit,
            boolean ended,
            int used,
            CouponState state,
            int version,
            Instant at,
            String by,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Change> history) {}
}
