package org.usersay.comments.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.access.ModeratorOnly;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.identity.Reader;

/** What a search finds in an audit trail as a file. That it was taken is a line of the trail, and of the file. */
@RestController
@RequestMapping("/api/v1/admin")
class AuditExportController {

    private final AuditTrail audit;
    private final AuditFile file;

    AuditExportController(AuditTrail audit, AuditFile file) {
        this.audit = audit;
        this.file = file;
    }

    @GetMapping("/sites/{site}/audit.{form:csv|ndjson}")
    @ModeratorOnly
    @Operation(summary = "Export the audit trail of a site")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    void export(
            @PathVariable String site,
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @PathVariable String form,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String action,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String actor,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String target,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            Reader reader,
            HttpServletResponse response)
            throws IOException {
        export(site, AuditController.search(action, actor, target, from, to), form, site + "-audit", reader, response);
    }

    @GetMapping("/audit.{form:csv|ndjson}")
    @AdministratorOnly
    @Operation(summary = "Export the audit trail of decisions that concern every site")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(implementation = String.class)),
                @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class))
            })
    void exportEverySite(
            @Parameter(schema = @Schema(allowableValues = {"csv", "ndjson"})) @PathVariable String form,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String action,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String actor,
            @RequestParam(required = false) @Size(min = 1, max = AuditSearch.MAX_LENGTH) @Nullable String target,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String from,
            @Parameter(description = "A day, or a moment", schema = @Schema(format = "date"))
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            Reader reader,
            HttpServletResponse response)
            throws IOException {
        var search = AuditController.search(action, actor, target, from, to);
        export(AuditTrail.EVERY_SITE, search, form, "every-site-audit", reader, response);
    }

    private void export(
            String site, AuditSearch search, String form, String name, Reader reader, HttpServletResponse response)
            throws IOException {
        audit.append(site, reader, "EXPORT", "audit", form);
        file.write(site, search, form, name, response);
    }
}
