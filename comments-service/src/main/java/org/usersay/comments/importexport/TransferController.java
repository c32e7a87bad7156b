package org.usersay.comments.importexport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.usersay.comments.dumpformat.DumpFormat;
import org.usersay.starter.access.AdministratorOnly;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.cursor.Page;
import org.usersay.starter.identity.Reader;
import org.usersay.starter.problem.CommonProblem;

/** Imports and exports, for administrators only: an import writes in other people's names, an export contains votes. */
@RestController
@AdministratorOnly
@RequestMapping("/api/v1/admin/sites/{site}")
class TransferController {

    private static final CacheControl PRIVATE = CacheControl.noStore().cachePrivate();

    private final ImportJobs importJobs;
    private final SiteExporter siteExporter;
    private final AuditTrail audit;
    private final Clock clock;

    TransferController(ImportJobs importJobs, SiteExporter siteExporter, AuditTrail audit, Clock clock) {
        this.importJobs = importJobs;
        this.siteExporter = siteExporter;
        this.audit = audit;
        this.clock = clock;
    }

    /** The body is the dump, or a mapping that later dumps refer to, whatever its content type. */
    @PostMapping("/imports")
    @Operation(
            summary = "Import a dump",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    @ApiResponse(responseCode = "202", useReturnTypeSchema = true)
    ResponseEntity<ImportView> submit(
            @PathVariable String site,
            @Parameter(schema = @Schema(allowableValues = {"disqus", "wordpress", "remark42", "usersay", "mapping"}))
                    @RequestParam
                    String format,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String mapping,
            HttpServletRequest request,
            Reader reader)
            throws IOException {
        var named = DumpFormat.named(format)
                .orElseThrow(() -> CommonProblem.invalid("format", "disqus, wordpress, remark42, usersay or mapping"));
        audit.append(site, reader, dryRun ? "IMPORT_DRY_RUN" : "IMPORT", "comments", named.source());
        var job = importJobs.submit(
                site, named, dryRun, mapping, reader.id(), request.getInputStream(), request.getContentLengthLong());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/admin/sites/" + site + "/imports/" + job.id()))
                .cacheControl(PRIVATE)
                .body(ImportView.of(job));
    }

    @GetMapping("/imports")
    @Operation(summary = "List the imports of a site")
    ResponseEntity<Page<ImportView>> list(
            @PathVariable String site,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "20") @Min(1) @Max(50) int limit,
            HttpServletRequest request) {
        return importJobs.page(site, cursor, limit).map(ImportView::of).answer(request);
    }

    @GetMapping("/imports/{id}")
    @Operation(summary = "Read how far an import is")
    ResponseEntity<ImportView> find(@PathVariable String site, @PathVariable String id) {
        return ResponseEntity.ok().cacheControl(PRIVATE).body(ImportView.of(importJobs.require(site, id)));
    }

    @GetMapping("/exports")
    @Operation(summary = "Export all comments of a site")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/x-ndjson", schema = @Schema(implementation = String.class)))
    void export(@PathVariable String site, Reader reader, HttpServletResponse response) throws IOException {
        audit.append(site, reader, "EXPORT", "comments", "");
        response.setContentType("application/x-ndjson");
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"usersay-" + site + "-" + clock.millis() + ".ndjson\"");
        siteExporter.write(site, response.getOutputStream());
    }

    /** An import as JSON. */
    record ImportView(
            String id,
            String format,
            boolean dryRun,
            @Nullable String mapping,
            ImportState state,
            Instant createdAt,
            @Nullable Instant finishedAt,
            long bytes,
            int pass,
            long records,
            ImportReport report,
            @Nullable String fault) {

        static ImportView of(ImportJob job) {
            return new ImportView(
                    job.id(),
                    job.format().source(),
                    job.dryRun(),
                    job.mapping(),
                    job.state(),
                    job.createdAt(),
                    job.finishedAt(),
                    job.bytes(),
                    job.pass(),
                    job.position(),
                    job.report(),
                    job.fault());
        }
    }
}
