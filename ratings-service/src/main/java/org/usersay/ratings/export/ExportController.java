package org.usersay.ratings.export;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.ratings.export.VoteExporter.Form;
import org.usersay.starter.access.StaffOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.site.Sites;

/** Files for the site's staff: {@code votes.csv}, {@code votes.ndjson}, {@code days.csv}, {@code days.ndjson}. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/ratings")
class ExportController {

    private final VoteExporter voteExporter;
    private final Sites sites;
    private final AuditTrail audit;

    ExportController(VoteExporter voteExporter, Sites sites, AuditTrail audit) {
        this.voteExporter = voteExporter;
        this.sites = sites;
        this.audit = audit;
    }

    @GetMapping("/votes.{form:csv|ndjson}")
    @Operation(summary = "Export the votes of a site")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    void votes(
            @PathVariable String site,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @PathVariable String form,
            Reader reader,
            HttpServletResponse response)
            throws IOException {
        var chosen = begin(site, form, "votes", reader, response);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            voteExporter.votes(site, chosen, out);
        }
    }

    @GetMapping("/days.{form:csv|ndjson}")
    @Operation(summary = "Export the votes of a site by day")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    void days(
            @PathVariable String site,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @PathVariable String form,
            Reader reader,
            HttpServletResponse response)
            throws IOException {
        var chosen = begin(site, form, "days", reader, response);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            voteExporter.days(site, chosen, out);
        }
    }

    private Form begin(String site, String form, String what, Reader reader, HttpServletResponse response) {
        var id = sites.require(site).id();
        audit.append(id, reader, "EXPORT", "ratings", what + "." + form);
        var chosen = Form.valueOf(form.toUpperCase(Locale.ROOT));
        response.setContentType(chosen.mediaType);
        response.setHeader("Cache-Control", "no-store, private");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + "-" + what + "." + form + "\"");
        return chosen;
    }
}
