package org.usersay.subscription.catalog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.Public;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.site.Sites;
import org.usersay.starter.web.CacheableResponse;
import org.usersay.subscription.contact.Language;
import tools.jackson.databind.json.JsonMapper;

/** What can be subscribed to at a site. */
@RestController
@Public
class PublicationController {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final Duration STALE = Duration.ofHours(1);

    private final Catalog catalog;
    private final Sites sites;
    private final JsonMapper json;

    PublicationController(Catalog catalog, Sites sites, JsonMapper json) {
        this.catalog = catalog;
        this.sites = sites;
        this.json = json;
    }

    @GetMapping("/api/v1/sites/{site}/publications")
    @Operation(summary = "List the publications of a site and their plans")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PublicationPage.class)))
    ResponseEntity<byte[]> list(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(100) int limit,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String tag) {
        var brand = sites.require(site).brand();
        var page = Page.of("publications " + site, catalog.offered(site), cursor, limit, Publication::id);
        var offered =
                page.map(publication -> OfferedPublication.of(publication, catalog.nextIssues(site, publication)));
        return CacheableResponse.of(json.writeValueAsBytes(new PublicationPage(
                        offered.items(), offered.next(), catalog.country(site), brand.terms(), brand.privacy())))
                .answer(tag, FRESH, STALE);
    }

    /**
     * What is offered, and what the site's forms begin with.
     *
     * @param country by the two letters of ISO 3166
     * @param terms page that has to be agreed to with an order; null where the site has none
     * @param privacy the same about personal data
     */
    record PublicationPage(
            List<OfferedPublication> items,
            @Nullable String next,
            String country,
            @Nullable URI terms,
            @Nullable URI privacy) {}

    /**
     * A publication with the plans that are offered today.
     *
     * @param nextIssues days of the next issues, with which an order can begin
     */
    record OfferedPublication(
            String id,
            String name,
            Map<Language, String> names,
            Publication.Kind kind,
            String description,
            Map<Language, String> descriptions,
            IssueDays issueDays,
            List<LocalDate> nextIssues,
            List<Plan> plans) {

        static OfferedPublication of(Publication publication, List<LocalDate> nextIssues) {
            return new OfferedPublication(
                    publication.id(),
                    publication.name(),
                    publication.names(),
                    publication.kind(),
                    publication.description(),
                    publication.descriptions(),
                    publication.issueDays(),
                    nextIssues,
                    publication.plans());
        }
    }
}
