package org.usersay.ratings.legacy;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.ratings.tally.Histogram;
import org.usersay.starter.access.Public;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.ArticleKey;
import org.usersay.starter.site.Sites;

/** Import and display of the counts of a former rating system. */
@RestController
@RequestMapping("/api/v1")
class LegacyRatingController {

    private final LegacyRatings legacyRatings;
    private final Sites sites;
    private final AuditTrail audit;

    LegacyRatingController(LegacyRatings legacyRatings, Sites sites, AuditTrail audit) {
        this.legacyRatings = legacyRatings;
        this.sites = sites;
        this.audit = audit;
    }

    /**
     * One article's counts.
     *
     * @param histogram five numbers, one star first
     */
    record Item(
            @NotNull @Pattern(regexp = ArticleKey.PATTERN) String article,
            @NotNull @Size(min = 5, max = 5) List<@NotNull @Min(0) @Max(1_000_000_000) Long> histogram) {}

    record Import(
            @NotNull @Pattern(regexp = "[a-z0-9-]{1,40}") String label,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull Item> items) {}

    record Imported(int articles) {}

    record LegacyRatingList(List<LegacyRatings.Prior> priors) {}

    /** Idempotent: counts of the same label are replaced, never added. */
    @PostMapping("/admin/sites/{site}/ratings/priors")
    @StaffOnly
    @Operation(summary = "Import the counts of a former system")
    Imported importCounts(@PathVariable String site, @Valid @RequestBody Import body, Reader reader) {
        var keys = body.items().stream()
                .map(item -> sites.article(site, item.article()))
                .toList();
        audit.append(site, reader, "IMPORT", "ratings", keys.size() + " articles by " + body.label());
        for (int i = 0; i < keys.size(); i++) {
            legacyRatings.put(
                    keys.get(i), body.label(), new Histogram(body.items().get(i).histogram()));
        }
        return new Imported(keys.size());
    }

    @GetMapping("/sites/{site}/articles/{article}/rating/priors")
    @Public
    @Operation(summary = "Read the counts of a former system")
    ResponseEntity<LegacyRatingList> show(@PathVariable String site, @PathVariable String article) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(new LegacyRatingList(legacyRatings.find(sites.article(site, article))));
    }
}
