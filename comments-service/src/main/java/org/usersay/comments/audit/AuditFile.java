package org.usersay.comments.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;
import org.usersay.starter.audit.AuditEntry;
import org.usersay.starter.audit.AuditSearch;
import org.usersay.starter.audit.AuditTrail;
import org.usersay.starter.csv.CsvLine;
import org.usersay.starter.time.Timestamp;
import tools.jackson.databind.json.JsonMapper;

/** File of what a search finds in a trail, the earliest line first, written while it is read. */
@Component
class AuditFile {

    private static final List<String> COLUMNS =
            List.of("number", "at", "actor", "actorName", "action", "target", "detail", "previous", "hash");

    private final AuditTrail audit;
    private final JsonMapper json;

    AuditFile(AuditTrail audit, JsonMapper json) {
        this.audit = audit;
        this.json = json;
    }

    /**
     * The file as the answer.
     *
     * @param form {@code csv} or {@code ndjson}
     * @param name of the file, without its ending
     */
    void write(String site, AuditSearch search, String form, String name, HttpServletResponse response)
            throws IOException {
        boolean csv = form.equals("csv");
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/x-ndjson");
        response.setHeader("Cache-Control", "private, no-store");
        response.setHeader("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, form));
        // Not closed where reading fails, so that the connection breaks and what was sent does not look whole.
        var out = new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), 64 * 1024);
        if (csv) {
            out.write(CsvLine.BYTE_ORDER_MARK + CsvLine.of(COLUMNS));
        }
        audit.forEach(site, search, entry -> write(out, csv ? csvLine(entry) : json.writeValueAsString(entry) + "\n"));
        out.flush();
    }

    private static String csvLine(AuditEntry entry) {
        return CsvLine.of(List.of(
                entry.number(),
                Timestamp.of(entry.at()),
                entry.actor(),
                entry.actorName(),
                entry.action(),
                entry.target(),
                entry.detail(),
                entry.previous(),
                entry.hash()));
    }

    private static void write(Writer out, String line) {
        try {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
