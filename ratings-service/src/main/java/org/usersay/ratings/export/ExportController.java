package org.usersay.ratings.export;

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
import org.usersay.starter.site.Sites;

/** Files for the site's staff: {@code votes.csv}, {@code votes.ndjson}, {@code days.csv}, {@code days.ndjson}. */
@RestController
@StaffOnly
@RequestMapping("/api/v1/admin/sites/{site}/ratings")
class ExportController {

    private final VoteExporter voteExporter;
    private final Sites sites;

    ExportController(VoteExporter voteExporter, Sites sites) {
        this.voteExporter = voteExporter;
        this.sites = sites;
    }

    @GetMapping("/votes.{form:csv|ndjson}")
    void votes(@PathVariable String site, @PathVariable String form, HttpServletResponse response) throws IOException {
        var chosen = begin(site, form, "votes", response);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            voteExporter.votes(site, chosen, out);
        }
    }

    @GetMapping("/days.{form:csv|ndjson}")
    void days(@PathVariable String site, @PathVariable String form, HttpServletResponse response) throws IOException {
        var chosen = begin(site, form, "days", response);
        try (var out = new BufferedOutputStream(response.getOutputStream())) {
            voteExporter.days(site, chosen, out);
        }
    }

    private Form begin(String site, String form, String what, HttpServletResponse response) {
        var id = sites.require(site).id();
        var chosen = Form.valueOf(form.toUpperCase(Locale.ROOT));
        response.setContentType(chosen.mediaType);
        response.setHeader("Cache-Control", "no-store, private");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + id + "-" + what + "." + form + "\"");
        return chosen;
    }
}
